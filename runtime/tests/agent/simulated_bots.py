# SPDX-License-Identifier: GPL-3.0-only
"""Bots that are simulators, as slots describe them."""

from typing import Any

from slots_directory import Bot


def simulated(name: str, goal: str = "running", **wrong: Any) -> Bot:
    """A bot with that goal; `wrong` is how it misbehaves (see bot_simulator.py)."""
    config = {"internals": {"process_throttle_secs": 0.1}, "simulate": wrong}
    timeout = wrong.pop("timeout", 120)
    return Bot(name, config, goal=goal, timeout=timeout)


def ready(bot: dict[str, Any]) -> bool:
    return bool(bot["ready"])
