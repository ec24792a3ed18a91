# SPDX-License-Identifier: Apache-2.0
"""A Bot as `pilot status` shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pilot_cli.table import text_table

HEADER = (
    "BOT", "STATE", "PHASE", "READY", "POOL", "STRATEGY", "PROFIT", "OPEN", "CLOSED", "RESTARTS",
    "WHY NOT READY",
)  # fmt: skip


@dataclass(frozen=True)
class BotView:
    """Values are what the Bot's status says; nothing is worked out here but `why`."""

    namespace: str
    name: str
    state: str
    phase: str
    ready: bool
    pool: str
    pod: str
    address: str
    slot: str
    """How the agent of the pod calls the bot, empty without a slot."""
    strategy: str
    version: str
    profit: str
    """Closed profit with its currency, `12.5 USDT`, or empty while unknown."""
    open_trades: int
    closed_trades: int
    restarts: int
    why: str
    """Message of the condition that keeps it from being ready."""

    def row(self) -> tuple[str, ...]:
        strategy = f"{self.strategy} {self.version}".strip()
        return (
            self.name, self.state, self.phase or "-", "yes" if self.ready else "no",
            self.pool or "-", strategy, self.profit or "-", str(self.open_trades),
            str(self.closed_trades), str(self.restarts), self.why,
        )  # fmt: skip


def bot_view(bot: dict[str, Any]) -> BotView:
    """From the JSON of the API server, where everything in the status may be missing."""
    spec, status = bot.get("spec", {}), bot.get("status", {})
    slot, trading = status.get("slot") or {}, status.get("trading") or {}
    conditions = status.get("conditions") or []
    profit = trading.get("profit")
    return BotView(
        namespace=bot["metadata"]["namespace"],
        name=bot["metadata"]["name"],
        state=spec.get("state") or "Running",
        phase=status.get("phase") or "",
        ready=is_ready(bot),
        pool=slot.get("pool") or "",
        pod=slot.get("pod") or "",
        address=slot.get("address") or "",
        slot=slot.get("id") or "",
        strategy=(spec.get("strategy") or {}).get("name", ""),
        version=(status.get("strategy") or {}).get("version") or "",
        profit="" if profit is None else f"{profit} {trading.get('currency', '')}".strip(),
        open_trades=int(trading.get("openTrades") or 0),
        closed_trades=int(trading.get("closedTrades") or 0),
        restarts=int(status.get("restarts") or 0),
        why=why_not_ready(conditions),
    )


def is_ready(bot: dict[str, Any]) -> bool:
    """Condition Ready is true and speaks of the current spec."""
    generation = bot["metadata"].get("generation", 0)
    ready = _condition(bot.get("status", {}).get("conditions") or [], "Ready")
    observed = ready.get("observedGeneration") or generation
    return ready.get("status") == "True" and bool(observed >= generation)


def why_not_ready(conditions: Sequence[dict[str, Any]]) -> str:
    """The first failing condition in the order in which a bot passes them."""
    if _condition(conditions, "Ready").get("status") == "True":
        return ""
    for kind in ("Accepted", "StrategyResolved", "Placed", "Ready"):
        condition = _condition(conditions, kind)
        if condition.get("status") == "False":
            return f"{condition.get('reason', kind)}: {condition.get('message', '')}".strip(": ")
    return ""


def bot_table(views: Sequence[BotView]) -> str:
    """The table of `pilot status`; the last column only when some bot needs it."""
    rows = [view.row() for view in views]
    width = len(HEADER) if any(row[-1] for row in rows) else len(HEADER) - 1
    return text_table(HEADER[:width], [row[:width] for row in rows])


def as_json(view: BotView) -> dict[str, Any]:
    """The object of `pilot status --json`; keys in camelCase as in the resources."""
    return camel_keys(asdict(view))


def camel_keys(fields: dict[str, Any]) -> dict[str, Any]:
    """The same fields with every key in camelCase, at any depth."""
    return {_camel(key): _camel_inside(value) for key, value in fields.items()}


def _camel_inside(value: Any) -> Any:
    match value:
        case dict():
            return camel_keys(value)
        case list() | tuple():
            return [_camel_inside(inner) for inner in value]
        case _:
            return value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _condition(conditions: Sequence[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next((c for c in conditions if c.get("type") == kind), {})
