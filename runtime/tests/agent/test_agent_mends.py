# SPDX-License-Identifier: GPL-3.0-only
"""Bots that break are started again, or said to be beyond that; bots are simulators."""

import os
import signal
import socket

import pytest
from simulated_bots import ready, simulated
from simulated_pod import SimulatedPod, bot_of
from slots_directory import Bot

from pilot_runtime.agent.bot_access import BotAccess


async def test_killed_bot_comes_back_and_the_others_do_not_notice(pod: SimulatedPod) -> None:
    bots = [simulated(f"b{n}") for n in range(3)]
    pod.slots.write(*bots)
    before = await pod.until(lambda one: len(one["bots"]) == 3 and all(map(ready, one["bots"])))
    victim = bot_of(before, bots[0])
    os.kill(victim["pid"], signal.SIGKILL)
    healed = await pod.until_bot(bots[0], lambda one: ready(one) and one["pid"] != victim["pid"])
    assert (healed["restarts"], healed["lastExit"]["reason"]) == (1, "Killed")
    report = await pod.status()
    for other in bots[1:]:
        assert bot_of(report, other)["pid"] == bot_of(before, other)["pid"]
        assert bot_of(report, other)["restarts"] == 0


async def test_crash_loop_fails_cools_down_and_is_tried_again(pod: SimulatedPod) -> None:
    bot = simulated("bad", exit=1, log=["it broke"])
    pod.slots.write(bot)
    failed = await pod.until_bot(bot, lambda one: one["state"] == "failed")
    assert (failed["reason"], failed["message"]) == ("Crashed", "it broke")
    assert failed["restarts"] == 3
    assert failed["nextStartAt"] is not None
    await pod.until_bot(bot, lambda one: one["restarts"] > 3)


async def test_what_a_restart_cannot_mend_waits_for_another_digest(pod: SimulatedPod) -> None:
    line = "Impossible to load Strategy 'Ema'. This class does not exist or contains errors."
    bad = simulated("ema", exit=2, log=[line])
    pod.slots.write(bad)
    failed = await pod.until_bot(bad, lambda one: one["state"] == "failed")
    assert failed["restarts"] == 1
    assert failed["lastExit"]["reason"] == "StrategyNotLoaded"
    assert failed["lastExit"]["field"] == "spec.strategy"
    pod.slots.write(simulated("ema"))
    await pod.until_bot(bad, ready)


async def test_stalled_loop_is_restarted_and_reported(impatient_pod: SimulatedPod) -> None:
    bot = simulated("ema", freeze=True)
    impatient_pod.slots.write(bot)
    up = await impatient_pod.until_bot(bot, ready)
    found = await impatient_pod.until_bot(bot, lambda one: one["restarts"] == 1)
    assert found["lastExit"]["reason"] == "Stalled"
    assert "no trading loop for" in found["lastExit"]["message"]
    await impatient_pod.until_bot(bot, lambda one: ready(one) and one["pid"] != up["pid"])


@pytest.mark.parametrize("wrong", ["no_loop", "silent"])
async def test_zombies_hit_the_start_deadline(impatient_pod: SimulatedPod, wrong: str) -> None:
    bot = simulated("ema", **{wrong: True})
    impatient_pod.slots.write(bot)
    found = await impatient_pod.until_bot(bot, lambda one: one["restarts"] >= 1)
    assert found["lastExit"]["reason"] == "StartTimeout"


async def test_loop_that_waits_for_the_exchange_is_left_alone(
    pod: SimulatedPod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pilot_runtime.agent.observe.probe_pace.QUIET_LOOP", 0.5)
    bot = simulated("ema", retrying=True)
    pod.slots.write(bot)
    found = await pod.until_bot(bot, lambda one: one["reason"] == "WaitingForExchange")
    later = await pod.until(lambda one: True)
    assert bot_of(later, bot)["pid"] == found["pid"]
    assert found["restarts"] == 0


async def test_freqtrade_that_stops_itself_is_restarted(pod: SimulatedPod) -> None:
    bot = simulated("ema", stops_itself=True)
    pod.slots.write(bot)
    found = await pod.until_bot(bot, lambda one: one["restarts"] >= 1)
    assert "stopped trading after an error" in found["lastExit"]["message"]


async def test_taken_port_is_passed_over(pod: SimulatedPod) -> None:
    bot = simulated("ema")
    pod.slots.write(bot)
    first = await pod.until_bot(bot, ready)
    pod.slots.write(bot.with_goal("stopped"))
    await pod.until_bot(bot, lambda one: one["state"] == "stopped")
    access = _port(pod, bot)
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((pod.settings.bot_address, access))
        server.listen()
        pod.slots.write(bot)
        await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != first["pid"])
        assert _port(pod, bot) != access


def _port(pod: SimulatedPod, bot: Bot) -> int:
    access = BotAccess.read(pod.settings.bot_run(bot.id))
    assert access is not None
    return access.port


async def test_full_disk_is_a_failed_start_with_its_name(
    pod: SimulatedPod, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pilot_runtime.agent.apply.starting.materialise", full)
    bot = simulated("ema")
    pod.slots.write(bot)
    found = await pod.until_bot(bot, lambda one: one["state"] == "failed")
    assert found["message"] == "cannot be started: No space left on device"
