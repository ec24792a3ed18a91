# SPDX-License-Identifier: Apache-2.0
"""Reads a Bot as the API server shows it."""

from __future__ import annotations

from typing import Any


def condition(thing: dict[str, Any], kind: str) -> dict[str, Any]:
    """The condition of that type, or an empty one."""
    conditions = thing.get("status", {}).get("conditions") or []
    return next((c for c in conditions if c["type"] == kind), {})


def ready(bot: dict[str, Any]) -> bool:
    """Ready for the spec as it is now."""
    current = condition(bot, "Ready")
    generation = bot["metadata"]["generation"]
    seen = current.get("observedGeneration") or bot.get("status", {}).get("observedGeneration") or 0
    return current.get("status") == "True" and seen >= generation


def phase(bot: dict[str, Any]) -> str:
    return str(bot.get("status", {}).get("phase", ""))


def open_trades(bot: dict[str, Any]) -> int:
    return int((bot.get("status", {}).get("trading") or {}).get("openTrades") or 0)


def closed_trades(bot: dict[str, Any]) -> int:
    return int((bot.get("status", {}).get("trading") or {}).get("closedTrades") or 0)


def complaint(bot: dict[str, Any]) -> str:
    """Reasons and messages of all conditions that are not true, in one text."""
    conditions = bot.get("status", {}).get("conditions") or []
    return "\n".join(
        f"{c['type']}: {c.get('reason')}: {c.get('message')}"
        for c in conditions
        if c["status"] != "True"
    )
