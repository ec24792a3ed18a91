# SPDX-License-Identifier: GPL-3.0-only
"""An agent that was killed finds its bots again; bots are simulators."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from simulated_bots import ready, simulated
from simulated_pod import SimulatedPod


async def test_killed_agent_adopts_what_runs(pod: SimulatedPod) -> None:
    bot = simulated("ema", open=1)
    pod.slots.write(bot)
    before = await pod.until_bot(bot, lambda one: ready(one) and one["trading"])
    old = await pod.status()
    await pod.kill_agent()
    await pod.start_agent()
    after = await pod.until_bot(bot, ready)
    assert (after["pid"], after["restarts"], after["startedAt"]) == (
        before["pid"],
        0,
        before["startedAt"],
    )
    new = await pod.status(f"?since=999&wait=60&agent={old['agentId']}")
    assert new["agentId"] != old["agentId"]


async def test_bot_that_died_while_the_agent_was_away(pod: SimulatedPod) -> None:
    bot = simulated("ema")
    pod.slots.write(bot)
    before = await pod.until_bot(bot, ready)
    await pod.kill_agent()
    os.kill(before["pid"], signal.SIGKILL)
    await pod.start_agent()
    after = await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != before["pid"])
    assert (after["restarts"], after["lastExit"]["reason"]) == (1, "Killed")


async def test_lost_memory_restarts_the_bot_rather_than_trust_it(pod: SimulatedPod) -> None:
    bot = simulated("ema")
    pod.slots.write(bot)
    before = await pod.until_bot(bot, ready)
    await pod.kill_agent()
    (pod.settings.bot_data(bot.id) / "state.json").unlink()
    await pod.start_agent()
    after = await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != before["pid"])
    assert after["digest"] == bot.digest


async def test_an_agent_that_is_told_to_stop_waits_for_nothing_more(
    tmp_path: Path, ports: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pilot_runtime.agent.reconcile.TICK_SECONDS", 3600)
    async with SimulatedPod(tmp_path, next(ports)) as pod:
        await pod.stop_agent()
