# SPDX-License-Identifier: Apache-2.0
"""The new user's story, in its order. Every bot is real freqtrade."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest

from rig.bot import condition, open_trades, phase, ready
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.manifests import STORY_BOTS, eager_strategy, paper_bot
from rig.pilot import CHECKOUT


def test_three_bots_are_ready(cluster: Cluster) -> None:
    cluster.wait_ready(*STORY_BOTS)
    report = cluster.agent_of("ema-btc").status()
    assert report["runtime"]["preloaded"], report["runtime"]
    assert all(bot["ready"] for bot in report["bots"])


def test_status_shows_programs_and_bots(cluster: Cluster) -> None:
    table = cluster.pilot.run("status").ok().out
    for word in (*STORY_BOTS, "kube-apiserver", "operator", "pilot-node", "starter"):
        assert word in table
    status = json.loads(cluster.pilot.run("status", "--json").ok().out)
    bots = {bot["name"]: bot for bot in status["bots"]}
    assert all(bots[name]["ready"] and bots[name]["phase"] == "Running" for name in STORY_BOTS)
    assert all(program["state"] == "RUNNING" for program in status["cluster"]["programs"])


def test_kubectl_lists_and_explains(cluster: Cluster) -> None:
    listed = cluster.kubectl("get", "bots,botpools,strategies")
    for word in (*STORY_BOTS, "starter", "ema-rsi", "mean-reversion"):
        assert word in listed
    explained = cluster.kubectl("explain", "bot.spec", "--recursive")
    assert "stakeAmount" in explained
    for field in ("bot.spec.update", "botpool.spec.headroom", "strategy.spec.rollout"):
        assert "DESCRIPTION" in cluster.kubectl("explain", field)


@pytest.fixture(scope="module")
def my_first(cluster: Cluster) -> Iterator[str]:
    """examples/bot.yaml, as the README says."""
    cluster.kubectl("apply", "-f", str(CHECKOUT / "examples" / "bot.yaml"))
    cluster.wait_ready("my-first")
    yield "my-first"
    cluster.delete("bot", "my-first")


def test_a_new_bot_is_in_the_table(cluster: Cluster, my_first: str) -> None:
    assert my_first in cluster.pilot.run("status").ok().out


def test_trades_appear(cluster: Cluster) -> None:
    cluster.apply(eager_strategy(), paper_bot("trader", "starter", strategy="eager"))
    try:
        cluster.wait_ready("trader")
        eventually(lambda: open_trades(cluster.bot("trader")), lambda n: n == 2, "trades", 240)
        status = json.loads(cluster.pilot.run("status", "--json").ok().out)
        (trader,) = [bot for bot in status["bots"] if bot["name"] == "trader"]
        assert trader["openTrades"] == 2
        assert "trader" in cluster.kubectl("get", "bots")
    finally:
        # Deleting closes its positions first.
        cluster.delete("bot", "trader")
        cluster.delete("strategy", "eager")


def test_the_log_of_a_bot(cluster: Cluster) -> None:
    lines = cluster.pilot.run("logs", "ema-btc", "--tail", "50").ok().out.splitlines()
    assert 0 < len(lines) <= 50
    following = cluster.pilot.start("logs", "ema-btc", "--tail", "1", "-f")
    try:
        assert following.stdout is not None
        assert following.stdout.readline()
        assert following.poll() is None, "following goes on"
    finally:
        following.terminate()
        following.wait(10)


def test_logs_of_nobody(cluster: Cluster) -> None:
    answer = cluster.pilot.run("logs", "no-such-bot")
    assert answer.code == 10
    assert "ema-btc" in answer.err


def test_pause_stop_and_run_again(cluster: Cluster) -> None:
    agent = cluster.agent_of("mean-rev")
    pid = agent.pids()["mean-rev"]
    cluster.patch_bot("mean-rev", state="Paused")
    eventually(lambda: cluster.bot("mean-rev"), lambda b: phase(b) == "Paused", "paused")
    assert agent.pids()["mean-rev"] == pid, "pausing needs no restart"
    assert agent.bots()["mean-rev"]["state"] == "paused"

    cluster.patch_bot("mean-rev", state="Stopped")
    eventually(lambda: cluster.bot("mean-rev"), lambda b: phase(b) == "Stopped", "stopped")
    assert "mean-rev" not in agent.pids()

    cluster.patch_bot("mean-rev", state="Running")
    cluster.wait_ready("mean-rev")
    assert agent.pids()["mean-rev"] != pid


def test_a_config_change_restarts_that_bot_only(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    market = {**cluster.bot("ema-btc")["spec"]["market"], "stakeAmount": "77"}
    cluster.patch_bot("ema-btc", market=market)
    eventually(
        agent.pids,
        lambda pids: pids.get("ema-btc", before["ema-btc"]) != before["ema-btc"],
        "a new process",
    )
    cluster.wait_ready("ema-btc")
    after = agent.pids()
    for name in ("ema-alts", "mean-rev"):
        assert after[name] == before[name]
    slot = cluster.bot("ema-btc")["status"]["slot"]["id"]
    assert float(agent.bot_api(slot, "show_config")["stake_amount"]) == 77


def test_a_deleted_bot_settles_and_frees_its_slot(cluster: Cluster) -> None:
    cluster.apply(paper_bot("short-lived", "starter"))
    cluster.wait_ready("short-lived")
    agent = cluster.agent_of("short-lived")
    pid = agent.pids()["short-lived"]
    cluster.delete("bot", "short-lived")
    assert "short-lived" not in agent.pids()
    assert not _process_alive(pid)
    eventually(
        lambda: [b["name"] for b in agent.status()["bots"]],
        lambda names: "short-lived" not in names,
        "slot released",
    )
    events = cluster.kubectl("get", "events", "--field-selector=involvedObject.name=short-lived")
    assert "Settled" in events or "Released" in events, events


def test_other_bots_were_left_alone(cluster: Cluster) -> None:
    always(
        lambda: [condition(cluster.bot(name), "Ready").get("status") for name in STORY_BOTS],
        lambda states: states == ["True"] * 3,
        "the story's bots stay Ready",
        seconds=5,
    )
    assert ready(cluster.bot("ema-alts"))


def _process_alive(pid: int) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")
