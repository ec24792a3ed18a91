# SPDX-License-Identifier: GPL-3.0-only
"""The cut in ccxt itself, for both kinds of client."""

import json
from typing import Any

import ccxt
import ccxt.async_support
import pytest

from pilot_runtime.markets import trim
from pilot_runtime.markets.wanted import WantedMarkets

WANTED = WantedMarkets("USDT", frozenset({"C1", "C2"}), frozenset())


def info(count: int) -> dict[str, Any]:
    names = ("symbol", "baseAsset", "quoteAsset")
    rows = [dict(zip(names, (f"C{n}USDT", f"C{n}", "USDT"), strict=True)) for n in range(count)]
    return {"symbols": [{**row, "padding": "x" * 100} for row in rows]}


@pytest.fixture
def trimmed():
    undo = trim.install(WANTED)
    yield
    undo()


@pytest.mark.parametrize("flavour", [ccxt, ccxt.async_support])
def test_large_answers_are_cut_and_small_ones_not(trimmed, flavour) -> None:
    exchange = flavour.Exchange()
    large, small = info(3000), info(3)
    assert [one["symbol"] for one in exchange.parse_json(json.dumps(large))["symbols"]] == [
        "C1USDT",
        "C2USDT",
    ]
    assert exchange.parse_json(json.dumps(small)) == small


def test_answer_that_cannot_be_cut_is_taken_whole(trimmed) -> None:
    nested = info(1500)
    nested["symbols"][5]["inner"] = [{"symbol": "X", "baseAsset": "C1", "quoteAsset": "USDT"}]
    assert ccxt.Exchange().parse_json(json.dumps(nested)) == nested


def test_markets_are_cut_before_they_are_indexed(trimmed) -> None:
    exchange = ccxt.Exchange()
    exchange.set_markets(
        [
            {"id": f"C{n}USDT", "symbol": f"C{n}/USDT", "base": f"C{n}", "quote": "USDT", "spot": 1}
            for n in range(5)
        ]
    )
    assert sorted(exchange.markets) == ["C1/USDT", "C2/USDT"]


def test_undone_means_whole_answers() -> None:
    trim.install(WANTED)()
    assert ccxt.Exchange().parse_json(json.dumps(info(3000))) == info(3000)
