# SPDX-License-Identifier: Apache-2.0
"""What of a strategy runs where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pilot_cli.bots.view import is_ready
from pilot_cli.strategies.view import StrategyView


@dataclass(frozen=True)
class RunView:
    """A bot of the strategy."""

    bot: str
    state: str
    version: str
    """What its process has; empty before the first start."""
    follows: str
    """`stable`, `candidate` (the roll-out has chosen it), or `pinned 1.0.0`."""
    ready: bool


def runs_of(
    view: StrategyView, strategy: dict[str, Any], bots: Sequence[dict[str, Any]]
) -> list[RunView]:
    """The bots of that strategy, by name."""
    chosen = ((strategy.get("status") or {}).get("rollout") or {}).get("candidates") or []
    own = [
        bot
        for bot in bots
        if bot["metadata"]["namespace"] == view.namespace
        and (bot["spec"].get("strategy") or {}).get("name") == view.name
    ]
    return sorted((_run(bot, chosen) for bot in own), key=lambda run: run.bot)


def _run(bot: dict[str, Any], chosen: Sequence[str]) -> RunView:
    name, pinned = bot["metadata"]["name"], bot["spec"]["strategy"].get("version")
    follows = "candidate" if name in chosen else "stable"
    return RunView(
        bot=name,
        state=bot["spec"].get("state") or "Running",
        version=((bot.get("status") or {}).get("strategy") or {}).get("version") or "",
        follows=f"pinned {pinned}" if pinned else follows,
        ready=is_ready(bot),
    )
