# SPDX-License-Identifier: Apache-2.0
"""Health of real bots: what is wrong is named, mended where that is safe, and a check says so."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import eager_strategy, paper_bot
from rig.manifests import pool as new_pool

STAYING = ("ema-btc", "ema-alts")
"""Bots of the story that no scenario deletes."""


def pool(cluster: Cluster, name: str = "starter") -> dict[str, Any]:
    return cluster.get("botpool", name)


def patch_health(cluster: Cluster, **health: Any) -> None:
    patch = json.dumps({"spec": {"health": health}})
    cluster.kubectl("patch", "botpool", "starter", "--type", "merge", "-p", patch)


def test_a_check_answers_what_it_looked_at(cluster: Cluster) -> None:
    cluster.wait_ready(*STAYING)
    answer = cluster.pilot.run("health", "starter", "--now", "--json")
    (seen,) = json.loads(answer.out)["pools"]
    assert seen["check"]["agents"] == seen["check"]["pods"] >= 1
    assert seen["check"]["botApis"] >= len(STAYING)
    assert seen["check"]["durationMs"] > 0


def agent_pid(bot_pid: int) -> int:
    """The agent is the bot's sibling under process 1 of the pod."""
    stat = Path(f"/proc/{bot_pid}/stat").read_text(encoding="ascii")
    parent = stat.rsplit(")", 1)[1].split()[1]
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            command = Path(f"/proc/{child}/cmdline").read_bytes()
            name = Path(f"/proc/{child}/comm").read_text(encoding="ascii")
            if b"pilot-agent" in command or "pilot-agent" in name:
                return int(child)
    pytest.fail(f"no agent among the children of {parent}")


def test_a_killed_agent_is_back_and_bots_do_not_notice(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    before, life = agent.pids(), str(agent.status()["agentId"])
    os.kill(agent_pid(before["ema-btc"]), signal.SIGKILL)

    def life_now() -> str:
        try:
            return str(agent.status()["agentId"])
        except OSError:
            return life

    eventually(life_now, lambda now: now != life, "another agent")
    assert agent.pids() == before
    cluster.wait_ready(*STAYING)


def test_a_flat_bot_above_the_watermark_is_restarted_once(cluster: Cluster) -> None:
    # One that never trades, and every bot needs more than this from its start.
    cluster.apply(eager_strategy("idle", enters=False))
    cluster.apply(new_pool("greedy", health={"memoryPerBot": "8Mi"}))
    cluster.apply(paper_bot("greedy-bot", "greedy", strategy="idle"))
    try:
        cluster.wait_ready("greedy-bot")
        agent = cluster.agent_of("greedy-bot")
        restarted = eventually(
            lambda: agent.bots()["greedy-bot"],
            lambda bot: (bot["lastExit"] or {}).get("reason") == "MemoryWatermark",
            "a restart for memory",
        )
        assert "MiB" in restarted["lastExit"]["message"]
        eventually(
            lambda: agent.bots()["greedy-bot"],
            lambda bot: bot["ready"] and bot["health"]["reason"] == "MemoryHigh",
            "up again, and says that a restart did not help",
        )
    finally:
        cluster.delete("bot", "greedy-bot")
        cluster.delete("botpool", "greedy")
        cluster.delete("strategy", "idle")


def test_a_failed_bot_is_named_by_pool_and_command(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    pid, known = agent.pids()["ema-btc"], agent.status()["desired"]["revision"]
    patch_health(cluster, maxRestarts=0, cooldown="30s")
    eventually(
        lambda: agent.status()["desired"]["revision"],
        lambda revision: revision > known,
        "the agent knows the new rules",
    )
    try:
        os.kill(pid, signal.SIGKILL)
        degraded = eventually(
            lambda: next(
                c for c in pool(cluster)["status"]["conditions"] if c["type"] == "Degraded"
            ),
            lambda c: c["status"] == "True",
            "the pool is degraded",
        )
        assert degraded["reason"] == "BotsUnhealthy"
        assert "ema-btc" in degraded["message"]
        answer = cluster.pilot.run("health", "starter", "--now")
        assert "ema-btc" in answer.out
        assert answer.code == 8
    finally:
        patch_health(cluster, maxRestarts=3, cooldown="5m")
    # a bot that was given up is tried again after the cooldown
    eventually(lambda: cluster.bot("ema-btc"), ready, "ema-btc is back", 180)
