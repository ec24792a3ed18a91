# SPDX-License-Identifier: GPL-3.0-only
"""The whole agent on a real supervisord; the bots are simulators."""

import itertools
import os
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from simulated_pod import SimulatedPod, alive, bot_of
from slots_directory import Bot

from pilot_runtime.agent.bot_access import BotAccess

PORTS = itertools.count(22520)
DEADLINES = {"stallAfterSeconds": 3, "startDeadlineSeconds": 3}
HEALTH = {
    "stallAfterSeconds": 60,
    "startDeadlineSeconds": 60,
    "maxRestarts": 2,
    "restartWindowSeconds": 600,
    "cooldownSeconds": 3,
}


@pytest.fixture(autouse=True)
def quick_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("STEADY", 0.3), ("STATE_EVERY", 1.0), ("COUNT_EVERY", 0.2)):
        monkeypatch.setattr(f"pilot_runtime.agent.observe.probe_pace.{name}", seconds)


@pytest_asyncio.fixture
async def pod(tmp_path: Path) -> AsyncIterator[SimulatedPod]:
    async with SimulatedPod(tmp_path, next(PORTS), **HEALTH) as one:
        yield one


@pytest_asyncio.fixture
async def impatient_pod(tmp_path: Path) -> AsyncIterator[SimulatedPod]:
    async with SimulatedPod(tmp_path, next(PORTS), **(HEALTH | DEADLINES)) as one:
        yield one


def simulated(name: str, goal: str = "running", **wrong: Any) -> Bot:
    config = {"internals": {"process_throttle_secs": 0.1}, "simulate": wrong}
    timeout = wrong.pop("timeout", 120)
    return Bot(name, config, goal=goal, timeout=timeout)


def ready(bot: dict[str, Any]) -> bool:
    return bool(bot["ready"])


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


async def test_paused_bot_comes_back_paused(pod: SimulatedPod) -> None:
    bot = simulated("ema", goal="paused")
    pod.slots.write(bot)
    up = await pod.until_bot(bot, ready)
    os.kill(up["pid"], signal.SIGKILL)
    healed = await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != up["pid"])
    assert healed["state"] == "paused"


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


class TestRoutes:
    async def test_token_guards_v1_only(self, pod: SimulatedPod) -> None:
        for path in ("/v1/status", "/v1/bots/x/logs", "/v1/bots/x/api/ping", "/v1/none"):
            async with pod.get(path, headers={"Authorization": "Bearer wrong"}) as answer:
                assert answer.status == 401
                assert (await answer.json())["error"]["code"] == "Unauthorized"
        for path in ("/livez", "/metrics"):
            async with pod.get(path, headers={"Authorization": ""}) as answer:
                assert answer.status == 200

    async def test_ready_only_with_slots(self, pod: SimulatedPod) -> None:
        async with pod.get("/readyz") as answer:
            assert answer.status == 503
        pod.slots.write()
        await pod.until(lambda one: one["desired"]["revision"] == 1)
        async with pod.get("/readyz") as answer:
            assert answer.status == 200

    @pytest.mark.parametrize("query", ["since=x", "wait=x", "wait=61", "wait=-1"])
    async def test_bad_queries(self, pod: SimulatedPod, query: str) -> None:
        async with pod.get(f"/v1/status?{query}") as answer:
            assert answer.status == 400

    async def test_unknown_things(self, pod: SimulatedPod) -> None:
        expected = {"/none": "NotFound", "/v1/bots/x/logs": "UnknownBot"}
        expected["/v1/bots/x/api/ping"] = "UnknownBot"
        for path, code in expected.items():
            async with pod.get(path) as answer:
                assert answer.status == 404
                assert (await answer.json())["error"]["code"] == code
        async with pod.request("POST", "/v1/status") as answer:
            assert answer.status == 405

    async def test_proxy(self, pod: SimulatedPod, monkeypatch: pytest.MonkeyPatch) -> None:
        bot = simulated("ema", open=1)
        pod.slots.write(bot)
        await pod.until_bot(bot, ready)
        base = f"/v1/bots/{bot.id}/api"
        async with pod.get(f"{base}/profit") as answer:
            assert (answer.status, (await answer.json())["closed_trade_count"]) == (200, 0)
        async with pod.request("POST", f"{base}/forceexit", json={"tradeid": "1"}) as answer:
            assert (await answer.json())["body"] == {"tradeid": "1"}
        async with pod.get(f"{base}/status") as answer:
            assert answer.status == 404
        refused = [("POST", "stop"), ("GET", "strategy/Demo"), ("GET", "plot_config?strategy=A:b")]
        for method, path in refused:
            async with pod.request(method, f"{base}/{path}") as answer:
                assert answer.status == 403
                assert (await answer.json())["error"]["code"] == "NotAllowed"
        async with pod.request("POST", f"{base}/forceexit", data=b"{") as answer:
            assert answer.status == 400
        async with pod.request("POST", f"{base}/forceexit", data=b" " * 300_000) as answer:
            assert answer.status == 413
        monkeypatch.setattr("pilot_runtime.agent.proxy.TIMEOUT_SECONDS", 0.0001)
        async with pod.get(f"{base}/profit") as answer:
            assert (answer.status, (await answer.json())["error"]["code"]) == (504, "BotTimeout")
        pod.slots.write(bot.with_goal("stopped"))
        await pod.until_bot(bot, lambda one: one["state"] == "stopped")
        async with pod.get(f"{base}/profit") as answer:
            assert (answer.status, (await answer.json())["error"]["code"]) == (409, "NotRunning")

    async def test_logs_without_secrets(self, pod: SimulatedPod) -> None:
        plain = simulated("ema", log=["the key is topsecret-topsecret"])
        bot = Bot("ema", plain.config, secret={"exchange": {"key": "topsecret-topsecret"}})
        pod.slots.write(bot)
        await pod.until_bot(bot, ready)
        async with pod.get(f"/v1/bots/{bot.id}/logs?tail=1") as answer:
            assert answer.content_type == "text/plain"
            text = await answer.text()
        assert text.endswith("ERROR - the key is ***\n")
        async with pod.get(f"/v1/bots/{bot.id}/logs?tail=x") as answer:
            assert answer.status == 400
        async with pod.get(f"/v1/bots/{bot.id}/logs?tail=0&follow=true") as answer:
            with (pod.settings.bot_data(bot.id) / "logs" / "bot.log").open("a") as file:
                file.write("fresh line\n")
            assert await answer.content.readline() == b"fresh line\n"


async def test_a_check_looks_at_everything_now(pod: SimulatedPod) -> None:
    good, bad = simulated("good"), simulated("bad", exit=1, log=["it broke"])
    pod.slots.write(good, bad)
    await pod.until_bot(good, ready)
    await pod.until_bot(bad, lambda one: one["state"] == "failed")
    async with pod.request("POST", "/v1/check") as answer:
        assert answer.status == 200
        found = await answer.json()
    assert found["pod"] == "starter-0-0"
    assert found["desired"]["revision"] == pod.slots.revision
    assert (found["looked"]["bots"], found["looked"]["processes"]) == (2, 1)
    assert (found["looked"]["apisAnswered"], found["looked"]["memoryMeasured"]) == (1, 1)
    assert found["durationMs"] >= 0
    (issue,) = found["issues"]
    assert (issue["name"], issue["state"], issue["reason"]) == ("bad", "failed", "Crashed")
    assert issue["message"] == "it broke"
    assert issue["nextStartAt"] is not None


async def test_a_check_sees_slots_that_no_notice_told_of(
    pod: SimulatedPod, monkeypatch: pytest.MonkeyPatch
) -> None:
    pod.slots.write_raw({"desired.json": b"{"})
    async with pod.request("POST", "/v1/check") as answer:
        found = await answer.json()
    assert [one["reason"] for one in found["issues"]] == ["SlotsUnusable"]
