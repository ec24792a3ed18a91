# SPDX-License-Identifier: Apache-2.0
"""What a bot's database holds, as its own API tells it."""

from __future__ import annotations

from typing import Any

from rig.cluster import Cluster
from rig.deadline import eventually

Trade = tuple[int, str, int, float]
"""Its number, pair, time of opening (epoch ms) and amount: a copy of the database has all four."""


def trades_of(cluster: Cluster, bot: str) -> set[Trade]:
    """Open and closed ones."""
    agent, slot = cluster.agent_of(bot), cluster.bot(bot)["status"]["slot"]["id"]
    return _trades([*agent.bot_api(slot, "status"), *agent.bot_api(slot, "trades")["trades"]])


def wait_for_trades(cluster: Cluster, *bots: str, each: int = 2) -> dict[str, set[Trade]]:
    """The trades of each bot, once it has that many open ones; asks the bots, not their status."""
    cluster.wait_ready(*bots)
    found = {}
    for name in bots:
        agent, slot = cluster.agent_of(name), cluster.bot(name)["status"]["slot"]["id"]
        eventually(
            lambda agent=agent, slot=slot: agent.bot_api(slot, "status"),  # type: ignore[misc]
            lambda trades: sum(not trade["has_open_orders"] for trade in trades) >= each,
            f"{each} open trades of {name}",
            seconds=180,
        )
        found[name] = trades_of(cluster, name)
    return found


def _trades(found: list[dict[str, Any]]) -> set[Trade]:
    return {(t["trade_id"], t["pair"], t["open_timestamp"], t["amount"]) for t in found}
