# SPDX-License-Identifier: Apache-2.0
"""kill -9 of every process there is: bots trade on, or are back by themselves."""

from __future__ import annotations

import os
import signal

import pytest

from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.manifests import STORY_BOTS

CONTROL_PLANE = (
    "operator", "kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler",
    "pilot-node",
)  # fmt: skip


@pytest.mark.parametrize("program", CONTROL_PLANE)
def test_bots_do_not_notice_a_dead_control_plane(cluster: Cluster, program: str) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    pid = cluster.program_pids()[program]
    os.kill(pid, signal.SIGKILL)
    always(agent.pids, lambda pids: pids == before, "bots keep their processes", seconds=5)
    eventually(
        lambda: cluster.pilot.run("status").code,
        lambda code: code == 0,
        f"{program} is back",
    )
    assert cluster.program_pids()[program] != pid
    cluster.wait_ready(*STORY_BOTS)
    assert agent.pids() == before


def test_the_cluster_still_works_after_all_that(cluster: Cluster) -> None:
    cluster.patch_bot("ema-alts", state="Paused")
    eventually(
        lambda: cluster.bot("ema-alts")["status"]["phase"], lambda p: p == "Paused", "paused"
    )
    cluster.patch_bot("ema-alts", state="Running")
    cluster.wait_ready("ema-alts")


def test_a_killed_bot_is_back_and_the_others_stay(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    os.kill(before["ema-btc"], signal.SIGKILL)
    report = eventually(
        lambda: agent.bots()["ema-btc"],
        lambda b: b["ready"] and b["pid"] != before["ema-btc"],
        "Ready with a new process",
    )
    assert report["lastExit"]["reason"] == "Killed"
    assert report["restarts"] >= 1
    others = {n: p for n, p in agent.pids().items() if n != "ema-btc"}
    assert others == {n: p for n, p in before.items() if n != "ema-btc"}
    eventually(lambda: cluster.bot("ema-btc"), ready, "Ready again in the API")


def test_a_killed_agent_is_back_without_touching_bots(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    life = str(agent.status()["agentId"])
    os.kill(_agent_pid(before["ema-btc"]), signal.SIGKILL)

    def new_life() -> str:
        try:
            return str(agent.status()["agentId"])
        except OSError:
            return life

    eventually(new_life, lambda seen: seen != life, "a new agent")
    eventually(agent.pids, lambda pids: pids == before, "the same bots")
    cluster.wait_ready(*STORY_BOTS)


def test_a_killed_supervisord_brings_all_bots_back(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    os.kill(_parent(before["ema-btc"]), signal.SIGKILL)

    def pids() -> dict[str, int]:
        try:
            return agent.pids()
        except OSError:
            return {}

    after = eventually(
        pids,
        lambda seen: set(seen) == set(before) and not set(seen.values()) & set(before.values()),
        "all bots with new processes",
        180,
    )
    for pid in before.values():
        assert not _alive(pid), "at most one process per bot"
    assert len(after) == len(before)
    cluster.wait_ready(*STORY_BOTS, seconds=180)


def _parent(pid: int) -> int:
    with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
        return int(stat.read().rpartition(")")[2].split()[1])


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as children:  # noqa: PTH123
        return [int(child) for child in children.read().split()]


def _agent_pid(bot: int) -> int:
    """The sibling of a bot that listens for the operator."""
    siblings = _children(_parent(bot))
    agents = [pid for pid in siblings if "agent" in _title(pid)]
    assert len(agents) == 1, {pid: _title(pid) for pid in siblings}
    return agents[0]


def _title(pid: int) -> str:
    with open(f"/proc/{pid}/cmdline", "rb") as cmdline:  # noqa: PTH123
        return cmdline.read().replace(b"\0", b" ").decode(errors="replace")


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return not stat.read().rpartition(")")[2].split()[0].startswith("Z")
    except FileNotFoundError:
        return False
