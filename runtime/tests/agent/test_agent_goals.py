# SPDX-License-Identifier: GPL-3.0-only
"""What a bot is asked for, and the slots it is asked in; bots are simulators."""

import os
import signal

from simulated_bots import ready, simulated
from simulated_pod import SimulatedPod, alive, bot_of


async def test_a_bot_goes_through_every_goal(pod: SimulatedPod) -> None:
    bot = simulated("ema", open=2)
    pod.slots.write(bot)
    up = await pod.until_bot(bot, ready)
    assert (up["state"], up["reason"], up["digest"]) == ("running", "Trading", bot.digest)
    assert alive(up["pid"])

    pod.slots.write(bot.with_goal("paused"))
    paused = await pod.until_bot(bot, lambda one: one["ready"] and one["state"] == "paused")
    assert paused["pid"] == up["pid"]

    pod.slots.write(bot)
    again = await pod.until_bot(bot, lambda one: one["ready"] and one["state"] == "running")
    assert again["pid"] == up["pid"]

    pod.slots.write(bot.with_goal("stopped"))
    down = await pod.until_bot(bot, lambda one: one["state"] == "stopped")
    assert (down["pid"], down["lastExit"]["reason"]) == (None, "Asked")
    assert not alive(up["pid"])

    pod.slots.write(bot)
    await pod.until_bot(bot, ready)

    pod.slots.write(bot.with_goal("drained"))
    drained = await pod.until_bot(bot, lambda one: one["state"] == "drained")
    assert drained["pid"] is None
    assert drained["trading"] | {"at": ""} == {
        "openTrades": 0,
        "closedTrades": 2,
        "profit": "1.25",
        "equity": "1001.5",
        "startingCapital": "1000",
        "currency": "USDT",
        "at": "",
    }

    pod.slots.write(bot.with_goal("sealed"))
    sealed = await pod.until_bot(bot, lambda one: one["state"] == "sealed")
    assert len(sealed["database"]["sha256"]) == 64

    pod.slots.write(bot.with_goal("removed"))
    await pod.until_bot(bot, lambda one: one["state"] == "removed")
    assert not pod.settings.bot_data(bot.id).exists()
    (archived,) = pod.settings.archive_dir.iterdir()
    assert archived.name.startswith(bot.id)
    assert not list(pod.settings.supervisor.programs.iterdir())

    pod.slots.write()
    report = await pod.until(lambda one: not one["bots"])
    assert report["desired"] == {"revision": pod.slots.revision, "error": None}


async def test_paused_bot_comes_back_paused(pod: SimulatedPod) -> None:
    bot = simulated("ema", goal="paused")
    pod.slots.write(bot)
    up = await pod.until_bot(bot, ready)
    os.kill(up["pid"], signal.SIGKILL)
    healed = await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != up["pid"])
    assert healed["state"] == "paused"


async def test_broken_slots_touch_nothing(pod: SimulatedPod) -> None:
    bot = simulated("ema")
    pod.slots.write(bot)
    before = await pod.until_bot(bot, ready)
    pod.slots.write_raw({"desired.json": b"{"})
    report = await pod.until(lambda one: one["desired"]["error"] is not None)
    assert report["desired"]["revision"] == 1
    assert bot_of(report, bot)["pid"] == before["pid"]
    pod.slots.write(bot)
    await pod.until(lambda one: one["desired"] == {"revision": 2, "error": None})


async def test_bot_that_leaves_the_slots_keeps_its_data(pod: SimulatedPod) -> None:
    bot = simulated("ema")
    pod.slots.write(bot)
    before = await pod.until_bot(bot, ready)
    pod.slots.write()
    await pod.until(lambda one: not one["bots"])
    assert not alive(before["pid"])
    assert (pod.settings.bot_data(bot.id) / "logs" / "bot.log").exists()


async def test_change_of_digest_restarts_with_the_new_files(pod: SimulatedPod) -> None:
    pod.slots.write(simulated("ema"))
    before = await pod.until_bot(simulated("ema"), ready)
    changed = simulated("ema", open=1)
    pod.slots.write(changed)
    after = await pod.until_bot(changed, lambda one: ready(one) and one["digest"] == changed.digest)
    assert after["pid"] != before["pid"]
    assert (after["restarts"], after["lastExit"]["reason"]) == (0, "Asked")


async def test_drain_that_cannot_close_goes_on_and_says_so(pod: SimulatedPod) -> None:
    bot = simulated("ema", open=2, never_closes=True, timeout=1)
    pod.slots.write(bot)
    await pod.until_bot(bot, ready)
    pod.slots.write(bot.with_goal("drained"))
    found = await pod.until_bot(bot, lambda one: one["reason"] == "OpenTrades")
    assert found["state"] == "draining"
    assert "2 open trades" in found["message"]
    assert found["pid"] is not None
