# SPDX-License-Identifier: GPL-3.0-only
"""What the agent answers by HTTP; bots are simulators."""

import pytest
from simulated_bots import ready, simulated
from simulated_pod import SimulatedPod
from slots_directory import Bot


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
        async with pod.get(f"{base}/locks") as answer:
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

    async def test_worth_is_counted_from_the_paper_wallet(self, pod: SimulatedPod) -> None:
        plain = simulated("ema", open=1)
        bot = Bot("ema", {**plain.config, "dry_run": True, "dry_run_wallet": 1010.1})
        pod.slots.write(bot)
        await pod.until_bot(bot, lambda one: one["trading"] is not None)
        async with pod.get(f"/v1/bots/{bot.id}/worth") as answer:
            worth = await answer.json()
        assert (worth["equity"], worth["startingCapital"]) == ("1001.5", "1010.1")
        assert (worth["free"], worth["openTrades"], worth["currency"]) == ("901.25", 1, "USDT")
        report = await pod.until_bot(bot, ready)
        assert report["trading"]["startingCapital"] == "1010.1"
        async with pod.get("/v1/bots/x/worth") as answer:
            assert (await answer.json())["error"]["code"] == "UnknownBot"
        pod.slots.write(bot.with_goal("stopped"))
        await pod.until_bot(bot, lambda one: one["state"] == "stopped")
        async with pod.get(f"/v1/bots/{bot.id}/worth") as answer:
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
