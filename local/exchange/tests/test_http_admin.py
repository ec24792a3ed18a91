# SPDX-License-Identifier: Apache-2.0
"""Faults, shocks, weights and counts over real HTTP."""

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request

from paper_exchange.faults.injector import Injector
from paper_exchange.faults.plan import FaultPlan
from paper_exchange.http.admin_routes import is_loopback
from paper_exchange.http.app import build_app
from paper_exchange.http.gate import Gate
from paper_exchange.http.stats import RequestStats
from paper_exchange.http.weights import WeightMeter, weight_of


async def faults(client, **fields):
    async with client.post("/_admin/faults", json=fields) as answer:
        return answer.status, await answer.json()


async def ask(client, path="ping"):
    async with client.get(f"/api/v3/{path}") as answer:
        return answer.status, await answer.json(), answer.headers


async def test_health(client, clock):
    async with client.get("/_admin/health") as answer:
        assert await answer.json() == {"status": "ok", "symbols": 80, "now": clock.now_ms}


async def test_stats_count_routes_and_answers(client):
    await ask(client)
    await ask(client)
    await ask(client, "depth")
    async with client.get("/_admin/stats") as answer:
        stats = await answer.json()
    assert stats["routes"] == {"/api/v3/ping": 2, "/api/v3/depth": 1}
    assert stats["answers"] == {"200": 2, "400": 1}
    async with client.delete("/_admin/stats") as answer:
        assert (await answer.json())["total"] == 0


async def test_every_request_fails_with_the_status_asked_for_until_it_is_over(client):
    await faults(client, errorRate=1, status=502)
    assert (await ask(client))[:2] == (
        502,
        {"code": -1001, "msg": "Internal error; unable to process your request. Please try again."},
    )
    async with client.delete("/_admin/faults") as answer:
        assert answer.status == 200
    assert (await ask(client))[0] == 200


@pytest.mark.parametrize("status", [418, 429])
async def test_rate_limit_answers_say_when_to_come_back(client, status):
    await faults(client, errorRate=1, status=status, retryAfter=17)
    got, body, headers = await ask(client)
    assert (got, body["code"], headers["Retry-After"]) == (status, -1003, "17")


async def test_faults_of_some_routes_leave_the_others_alone(client):
    await faults(client, errorRate=1, routes=["/time"])
    assert (await ask(client, "time"))[0] == 503
    assert (await ask(client, "ping"))[0] == 200


async def test_an_outage_cuts_connections_and_ends_by_itself(client, clock):
    await faults(client, outageSeconds=60)
    with pytest.raises(aiohttp.ClientError):
        await ask(client)
    async with client.get("/_admin/faults") as answer:
        assert (await answer.json())["outageLeftSeconds"] == 60
    clock.now_ms += 60_000
    assert (await ask(client))[0] == 200


async def test_connections_can_be_cut_without_an_outage(client):
    await faults(client, resetConnections=True)
    with pytest.raises(aiohttp.ClientError):
        await ask(client)
    async with client.get("/_admin/stats") as answer:
        assert (await answer.json())["answers"]["cut"] >= 1


async def test_latency_is_the_sum_of_its_parts(clock):
    injector = Injector(clock, lambda: 0.5)
    injector.put(FaultPlan(latencyMs=100, jitterMs=40))
    assert injector.judge("/api/v3/ping").delay_s == pytest.approx(0.12)


async def test_some_requests_fail_and_some_do_not(clock):
    chances = iter([0.1, 0.9])
    injector = Injector(clock, lambda: next(chances))
    injector.put(FaultPlan(errorRate=0.5))
    assert [injector.judge("/x").fate for _ in range(2)] == ["error", "answer"]


async def test_delayed_answers_still_come(client):
    await faults(client, latencyMs=5)
    assert (await ask(client))[0] == 200


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"latency": 1}, "latency is not a field"),
        ({"latencyMs": "1"}, "latencyMs must be a number"),
        ({"errorRate": 2}, "errorRate must be a number from 0 to 1"),
        ({"errorRate": True}, "errorRate"),
        ({"status": 200}, "status must be a number from 400 to 599"),
        ({"routes": "/time"}, "routes must be a list"),
        ({"resetConnections": 1}, "resetConnections must be true or false"),
        ({"outageSeconds": -1}, "outageSeconds"),
    ],
)
async def test_wrong_faults_are_refused_by_name(client, fields, names):
    status, body = await faults(client, **fields)
    assert status == 400
    assert names in body["error"]["message"]
    assert (await ask(client))[0] == 200


async def test_a_body_that_is_no_object_is_refused(client):
    for path in ("faults", "shocks"):
        async with client.post(f"/_admin/{path}", data="[") as answer:
            assert answer.status == 400
            assert "JSON object" in (await answer.json())["error"]["message"]


async def test_a_shock_moves_the_price_and_calm_takes_it_back(client, clock):
    async def price():
        return float((await ask(client, "ticker/price?symbol=BTCUSDT"))[1]["price"])

    before = await price()
    body = {"symbol": "BTCUSDT", "percent": -20, "seconds": 0}
    async with client.post("/_admin/shocks", json=body) as answer:
        assert await answer.json() == body
    assert await price() == pytest.approx(before * 0.8, rel=1e-5)
    async with client.delete("/_admin/shocks") as answer:
        assert answer.status == 200
    assert await price() == before


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"symbol": "NOPE", "percent": 1}, "symbol"),
        ({"symbol": "BTCUSDT"}, "percent"),
        ({"symbol": "BTCUSDT", "percent": -100}, "percent"),
        ({"symbol": "BTCUSDT", "percent": 1, "seconds": "x"}, "seconds"),
    ],
)
async def test_wrong_shocks_are_refused_by_name(client, fields, names):
    async with client.post("/_admin/shocks", json=fields) as answer:
        assert answer.status == 400
        assert names in (await answer.json())["error"]["message"]


async def test_used_weight_is_told_and_limited(venue, clock):
    async with TestClient(TestServer(build_app(venue, weight_limit=25))) as client:
        _, _, headers = await ask(client, "exchangeInfo")
        assert headers["X-MBX-USED-WEIGHT-1M"] == "20"
        assert (await ask(client, "avgPrice?symbol=BTCUSDT"))[2]["X-MBX-USED-WEIGHT-1M"] == "22"
        status, body, headers = await ask(client, "exchangeInfo")
        assert (status, body["code"]) == (429, -1003)
        assert "current limit is 25 request weight per 1 MINUTE" in body["msg"]
        assert 1 <= int(headers["Retry-After"]) <= 60
        clock.now_ms += 60_000
        assert (await ask(client))[0] == 200


@pytest.mark.parametrize(
    ("route", "query", "weight"),
    [
        ("depth", {}, 5),
        ("depth", {"limit": "500"}, 25),
        ("depth", {"limit": "5000"}, 250),
        ("depth", {"limit": "x"}, 5),
        ("24hr", {}, 80),
        ("24hr", {"symbol": "A"}, 2),
        ("price", {}, 4),
        ("klines", {}, 2),
        ("nothing", {}, 1),
    ],
)
def test_weights_are_those_of_the_real_exchange(route, query, weight):
    assert weight_of(route, query) == weight


def test_addresses_are_counted_apart(clock):
    meter = WeightMeter(clock, 0)
    assert [meter.use("a", 5), meter.use("b", 1), meter.use("a", 5)] == [5, 1, 10]


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("::1", True), ("127.9.9.9", True), ("10.0.0.1", False), (None, False)],
)
def test_what_counts_as_this_machine(address, local):
    assert is_loopback(address) is local


async def test_admin_refuses_other_machines(clock):
    gate = Gate(Injector(clock), WeightMeter(clock, 0), RequestStats())

    class Elsewhere:
        def get_extra_info(self, name, default=None):
            return ("10.1.2.3", 4711) if name == "peername" else default

    request = make_mocked_request("POST", "/_admin/faults", transport=Elsewhere())
    answer = await gate.middleware()(request, None)
    assert answer.status == 403
