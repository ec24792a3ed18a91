# SPDX-License-Identifier: Apache-2.0
"""The public routes over real HTTP."""

import json

import pytest
from aiohttp.test_utils import TestClient, TestServer
from tests_clock import NOW_MS

from paper_exchange.assembly import Settings, assemble
from paper_exchange.http.app import build_app

API = "/api/v3"


async def get(client, path, **query):
    async with client.get(f"{API}/{path}", params=query) as answer:
        return answer.status, json.loads(await answer.text())


async def test_ping_and_time(client):
    assert await get(client, "ping") == (200, {})
    assert await get(client, "time") == (200, {"serverTime": NOW_MS})


async def test_exchange_info_whole_plain_and_packed(client):
    status, info = await get(client, "exchangeInfo")
    assert status == 200
    assert len(info["symbols"]) == 80
    async with client.get(f"{API}/exchangeInfo", headers={"Accept-Encoding": "identity"}) as plain:
        assert plain.headers.get("Content-Encoding") is None
        assert await plain.json() == info
    async with client.get(f"{API}/exchangeInfo") as packed:
        assert packed.headers["Content-Encoding"] == "gzip"


async def test_exchange_info_of_chosen_symbols(client):
    _, one = await get(client, "exchangeInfo", symbol="ETHUSDT")
    assert [each["symbol"] for each in one["symbols"]] == ["ETHUSDT"]
    _, two = await get(client, "exchangeInfo", symbols='["ETHUSDT","BTCUSDT"]')
    assert [each["symbol"] for each in two["symbols"]] == ["ETHUSDT", "BTCUSDT"]
    _, margin = await get(client, "exchangeInfo", permissions='["MARGIN"]')
    assert 0 < len(margin["symbols"]) < 80
    assert all(each["isMarginTradingAllowed"] for each in margin["symbols"])
    _, halted = await get(client, "exchangeInfo", symbolStatus="BREAK")
    assert all(each["status"] == "BREAK" for each in halted["symbols"])
    status, refused = await get(client, "exchangeInfo", symbol="ETHUSDT", permissions="SPOT")
    assert (status, refused["code"]) == (400, -1128)


async def test_klines_rows_have_the_exchange_s_form(client):
    status, rows = await get(client, "klines", symbol="BTCUSDT", interval="5m", limit=2)
    assert status == 200
    for row in rows:
        assert len(row) == 12
        assert [type(item) for item in row] == [int, *[str] * 5, int, str, int, str, str, str]
    assert (await get(client, "uiKlines", symbol="BTCUSDT", interval="5m", limit=2))[1] == rows
    assert len((await get(client, "klines", symbol="BTCUSDT", interval="1m"))[1]) == 500
    many = await get(client, "klines", symbol="BTCUSDT", interval="1m", limit=5000)
    assert len(many[1]) == 1000
    assert len((await get(client, "klines", symbol="BTCUSDT", interval="1d", limit=9))[1]) == 9


async def test_prices_of_all_routes_agree(client):
    _, row = await get(client, "klines", symbol="SOLUSDT", interval="1m", limit=1)
    _, price = await get(client, "ticker/price", symbol="SOLUSDT")
    _, day = await get(client, "ticker/24hr", symbol="SOLUSDT")
    _, best = await get(client, "ticker/bookTicker", symbol="SOLUSDT")
    _, book = await get(client, "depth", symbol="SOLUSDT", limit=5)
    _, trades = await get(client, "trades", symbol="SOLUSDT", limit=3)
    assert row[0][4] == price["price"] == day["lastPrice"]
    assert float(best["bidPrice"]) < float(price["price"]) < float(best["askPrice"])
    assert book["bids"][0] == [best["bidPrice"], best["bidQty"]]
    assert book["asks"][0] == [best["askPrice"], best["askQty"]]
    assert float(day["lowPrice"]) <= float(price["price"]) <= float(day["highPrice"])
    assert trades[-1]["price"] == price["price"]


async def test_depth_is_sorted_and_as_deep_as_asked(client):
    for limit in (1, 5, 100, 1000):
        _, book = await get(client, "depth", symbol="ETHUSDT", limit=limit)
        bids = [float(price) for price, _ in book["bids"]]
        asks = [float(price) for price, _ in book["asks"]]
        assert len(bids) == len(asks) == limit
        assert bids == sorted(bids, reverse=True)
        assert asks == sorted(asks)
        assert bids[0] < asks[0]
        assert all(float(amount) > 0 for _, amount in book["bids"] + book["asks"])
    assert len((await get(client, "depth", symbol="ETHUSDT"))[1]["bids"]) == 100


async def test_the_book_follows_the_price(client, clock):
    seen = set()
    for _ in range(10):
        clock.now_ms += 60_000
        _, book = await get(client, "depth", symbol="ETHUSDT", limit=1)
        _, price = await get(client, "ticker/price", symbol="ETHUSDT")
        assert float(book["bids"][0][0]) == pytest.approx(float(price["price"]), rel=2e-4)
        seen.add(book["bids"][0][0])
    assert len(seen) > 5, "a waiting limit order gets its chance"


async def test_tickers_of_some_and_of_all(client, venue):
    trading = [name for name, each in venue.listing.symbols.items() if each.trading]
    _, some = await get(client, "ticker/price", symbols='["ETHUSDT","BTCUSDT"]')
    assert [each["symbol"] for each in some] == ["ETHUSDT", "BTCUSDT"]
    _, day = await get(client, "ticker/24hr")
    assert [each["symbol"] for each in day] == trading
    _, one = await get(client, "ticker/24hr", symbol="XRPUSDT")
    assert one in day
    _, mini = await get(client, "ticker/24hr", type="MINI")
    assert len(mini) == len(day)
    assert "bidPrice" not in mini[0]
    _, prices = await get(client, "ticker/price")
    assert {each["symbol"]: each["price"] for each in prices}["XRPUSDT"] == one["lastPrice"]
    _, books = await get(client, "ticker/bookTicker")
    assert len(books) == len(trading)
    assert (await get(client, "ticker/24hr", type="HUGE"))[0] == 400


async def test_the_day_sums_up_its_candles(client, clock):
    clock.now_ms = clock.now_ms // 60_000 * 60_000 + 59_999
    _, day = await get(client, "ticker/24hr", symbol="BTCUSDT")
    _, older = await get(client, "klines", symbol="BTCUSDT", interval="1m", limit=1000)
    start = older[-1][0] - 1440 * 60_000
    _, first = await get(
        client, "klines", symbol="BTCUSDT", interval="1m", startTime=start, limit=441
    )
    rows = first + older
    assert len(rows) == 1441
    assert float(day["highPrice"]) == max(float(row[2]) for row in rows)
    assert float(day["volume"]) == pytest.approx(sum(float(row[5]) for row in rows))
    assert day["count"] == sum(row[8] for row in rows)


async def test_trades_add_up_to_the_candle(client, clock):
    clock.now_ms = clock.now_ms // 60_000 * 60_000 + 59_999
    _, rows = await get(client, "klines", symbol="BTCUSDT", interval="1m", limit=1)
    _, trades = await get(client, "trades", symbol="BTCUSDT", limit=100)
    inside = [each for each in trades if each["time"] >= rows[0][0]]
    assert sum(float(each["qty"]) for each in inside) == pytest.approx(float(rows[0][5]))
    assert [each["id"] for each in trades] == sorted(each["id"] for each in trades)
    assert len(trades) == 100


async def test_aggregate_trades_by_number_and_time(client):
    _, latest = await get(client, "aggTrades", symbol="BTCUSDT", limit=50)
    _, by_number = await get(client, "aggTrades", symbol="BTCUSDT", fromId=latest[10]["a"], limit=5)
    assert by_number == latest[10:15]
    _, by_time = await get(
        client, "aggTrades", symbol="BTCUSDT", startTime=latest[5]["T"], endTime=latest[9]["T"]
    )
    assert by_time == latest[5:10]
    status, refused = await get(client, "aggTrades", symbol="BTCUSDT", fromId=1, startTime=1)
    assert (status, refused["code"]) == (400, -1128)


async def test_average_price_is_within_the_last_minutes(client):
    _, average = await get(client, "avgPrice", symbol="BTCUSDT")
    _, rows = await get(client, "klines", symbol="BTCUSDT", interval="1m", limit=6)
    low, high = min(float(row[3]) for row in rows), max(float(row[2]) for row in rows)
    assert average["mins"] == 5
    assert low <= float(average["price"]) <= high


async def test_a_halted_symbol_has_an_empty_book_and_no_ticker(clock):
    venue = assemble(Settings(symbols=700), clock)
    halted = next(name for name, each in venue.listing.symbols.items() if not each.trading)
    async with TestClient(TestServer(build_app(venue))) as client:
        _, book = await get(client, "depth", symbol=halted)
        assert (book["bids"], book["asks"]) == ([], [])
        _, prices = await get(client, "ticker/price")
        assert halted not in {each["symbol"] for each in prices}


@pytest.mark.parametrize(
    ("path", "query", "code", "message"),
    [
        ("klines", {"symbol": "NOPEUSDT", "interval": "1m"}, -1121, "Invalid symbol."),
        ("depth", {"symbol": "NOPEUSDT"}, -1121, "Invalid symbol."),
        ("klines", {"symbol": "BTCUSDT", "interval": "7m"}, -1120, "Invalid interval."),
        (
            "klines",
            {"interval": "1m"},
            -1102,
            "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.",
        ),
        (
            "klines",
            {"symbol": "BTCUSDT"},
            -1102,
            "Mandatory parameter 'interval' was not sent, was empty/null, or malformed.",
        ),
        (
            "klines",
            {"symbol": "BTCUSDT", "interval": "1m", "limit": "x"},
            -1100,
            "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.",
        ),
        (
            "klines",
            {"symbol": "BTCUSDT", "interval": "1m", "limit": "0"},
            -1130,
            "Data sent for parameter 'limit' is not valid.",
        ),
        (
            "klines",
            {"symbol": "BTCUSDT", "interval": "1m", "startTime": ""},
            -1102,
            "Mandatory parameter 'startTime' was not sent, was empty/null, or malformed.",
        ),
        (
            "ticker/price",
            {"symbol": "btcusdt"},
            -1100,
            (
                "Illegal characters found in parameter 'symbol'; "
                "legal range is '^[\\w\\-._&&[^a-z]]{1,50}$'."
            ),
        ),
        (
            "ticker/price",
            {"symbols": "[]"},
            -1130,
            "Data sent for parameter 'symbols' is not valid.",
        ),
        ("ticker/price", {"symbols": "nope"}, -1100, None),
        (
            "ticker/price",
            {"symbols": '["BTCUSDT"]', "symbol": "BTCUSDT"},
            -1128,
            "Combination of optional parameters invalid.",
        ),
    ],
)
async def test_refusals_are_worded_as_the_real_ones(client, path, query, code, message):
    status, body = await get(client, path, **query)
    assert (status, body["code"]) == (400, code)
    assert message is None or body["msg"] == message


async def test_an_unknown_path_is_not_found(client):
    async with client.get("/api/v3/nothing") as answer:
        assert answer.status == 404
