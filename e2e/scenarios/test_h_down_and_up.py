# SPDX-License-Identifier: Apache-2.0
"""Stopping and starting the whole thing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from rig.bot import open_trades
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import eager_strategy, paper_bot


def test_a_second_up_changes_nothing(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before, programs = agent.pids(), cluster.program_pids()
    cluster.patch_bot("mean-rev", state="Paused")
    eventually(
        lambda: cluster.bot("mean-rev")["status"]["phase"], lambda p: p == "Paused", "paused"
    )
    answer = cluster.pilot.run("up").ok()
    assert "running already" in answer.out
    assert cluster.bot("mean-rev")["spec"]["state"] == "Paused", "what the user set stays"
    assert agent.pids() == before
    assert cluster.program_pids() == programs
    cluster.patch_bot("mean-rev", state="Running")
    cluster.wait_ready("mean-rev")


def test_deleted_samples_stay_deleted_and_trades_survive(cluster: Cluster, home: Path) -> None:
    cluster.delete("bot", "mean-rev")
    cluster.apply(eager_strategy(), paper_bot("trader", "starter", strategy="eager"))
    eventually(lambda: open_trades(cluster.bot("trader")), lambda n: n == 2, "trades", 240)
    kept = ["ema-alts", "ema-btc", "trader"]
    slots = {name: cluster.bot(name)["status"]["slot"]["id"] for name in kept}
    databases = {name: _database(home, slot) for name, slot in slots.items()}
    before = {name: _trade_ids(file) for name, file in databases.items()}
    assert len(before["trader"]) == 2

    cluster.pilot.run("down").ok()
    assert cluster.pilot.run("status").code == 7
    assert cluster.pilot.run("down").ok().err.count("not running") == 1
    for name, trades in before.items():
        assert _trade_ids(databases[name]) >= trades

    answer = cluster.pilot.run("up", "--json").ok()
    bots = {bot["name"]: bot for bot in json.loads(answer.out)["bots"]}
    assert sorted(bots) == sorted(kept)
    assert all(bot["ready"] for bot in bots.values())
    for name, slot in slots.items():
        assert cluster.bot(name)["status"]["slot"]["id"] == slot
        assert _trade_ids(databases[name]) >= before[name]
    assert open_trades(cluster.bot("trader")) == 2


def _database(home: Path, slot: str) -> Path:
    (found,) = home.glob(f"node/volumes/*/bots/{slot}/trades.sqlite")
    return found


def _trade_ids(database: Path) -> set[int]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return {row[0] for row in connection.execute("select id from trades")}
