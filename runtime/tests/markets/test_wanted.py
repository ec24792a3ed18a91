# SPDX-License-Identifier: GPL-3.0-only
"""Which markets a bot keeps."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilot_runtime.launch.run_files import RunFiles
from pilot_runtime.markets.cut import cut_symbols, cut_tickers
from pilot_runtime.markets.trim import keep_wanted, shorten
from pilot_runtime.markets.wanted import WantedMarkets, wanted_markets

STATIC = [{"method": "StaticPairList"}]


def run_files(tmp_path: Path, source: str = "", **changes: Any) -> RunFiles:
    (tmp_path / "strategy").mkdir(exist_ok=True)
    (tmp_path / "strategy" / "Demo.py").write_text(source)
    config = {
        "dry_run": True,
        "stake_currency": "USDT",
        "pairlists": STATIC,
        "exchange": {"pair_whitelist": ["ADA/USDT", "XRP/USDT"]},
        **changes,
    }
    runtime = {
        "strategy_path": str(tmp_path / "strategy"),
        "db_url": f"sqlite:///{tmp_path}/trades.sqlite",
    }
    return RunFiles((), config, runtime)


def test_whitelist_majors_and_coins_named_by_the_strategy(tmp_path: Path) -> None:
    source = 'def informative_pairs(self): return [(f"DOGE/{stake}", "1h"), ("LTC/BTC", "1h")]'
    wanted = wanted_markets(run_files(tmp_path, source))
    kept = ["ADA", "XRP", "BTC", "ETH", "BNB", "DOGE", "LTC"]
    assert all(wanted.wants(base, "USDT") for base in kept)
    assert not wanted.wants("SHIB", "USDT")
    assert not wanted.wants("ADA", "EUR")


def test_pairs_of_open_trades_are_kept(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "trades.sqlite") as database:
        database.execute("CREATE TABLE trades (pair TEXT, is_open BOOLEAN)")
        rows = [("OLD/EUR", 1), ("GONE/USDT", 0), ("PERP/USDT:USDT", 1)]
        database.executemany("INSERT INTO trades VALUES (?, ?)", rows)
    wanted = wanted_markets(run_files(tmp_path))
    assert wanted.wants("OLD", "EUR")
    assert wanted.wants("PERP", "USDT")
    assert not wanted.wants("GONE", "USDT")


def test_damaged_database_is_freqtrades_business(tmp_path: Path) -> None:
    (tmp_path / "trades.sqlite").write_bytes(b"not a database" * 100)
    assert wanted_markets(run_files(tmp_path)).wants("ADA", "USDT")


@pytest.mark.parametrize(
    "changes",
    [
        {"dry_run": False},
        {"pairlists": [{"method": "VolumePairList"}]},
        {"pairlists": [*STATIC, {"method": "AgeFilter"}]},
        {"exchange": {"pair_whitelist": [".*/USDT"]}},
    ],
)
def test_live_and_dynamic_bots_keep_all_of_the_stake_currency(tmp_path, changes) -> None:
    wanted = wanted_markets(run_files(tmp_path, **changes))
    assert wanted.wants("SHIB", "USDT")
    assert not wanted.wants("SHIB", "EUR")


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("markets = self.dp._exchange.get_markets()", {}),
        ("for pair in exchange.markets:", {}),
        ("", {"stake_currency": None}),
        ("", {"exchange": {"pair_whitelist": "ADA/USDT"}}),
    ],
)
def test_whole_list_when_the_strategy_asks_or_the_configuration_is_odd(
    tmp_path, source, changes
) -> None:
    assert wanted_markets(run_files(tmp_path, source, **changes)) is None


WANTED = WantedMarkets("USDT", frozenset({"BTC", "ADA"}), frozenset({"OLD/EUR"}))


def symbol(base: str, quote: str) -> dict[str, Any]:
    filters = [{"filterType": "LOT_SIZE", "text": '}],{"symbol" : 1'}]
    names = {"symbol": base + quote, "status": "TRADING", "baseAsset": base, "quoteAsset": quote}
    return {**names, "filters": filters}


coins = st.sampled_from(["BTC", "ADA", "OLD", "SHIB", "USDT", "EUR"])


@given(
    pairs=st.lists(st.tuples(coins, coins), min_size=1, max_size=30),
    spaces=st.booleans(),
    tail=st.booleans(),
)
def test_cut_answer_is_the_filtered_answer(pairs, spaces, tail) -> None:
    info = {"timezone": "UTC", "symbols": [symbol(*pair) for pair in pairs]}
    if tail:
        info["sors"] = [{"baseAsset": "BTC", "symbols": ["BTCUSDT"]}]
    text = json.dumps(info, separators=None if spaces else (",", ":"))
    shorter = json.loads(cut_symbols(text, WANTED.wants))
    expected = [one for one in info["symbols"] if WANTED.wants(one["baseAsset"], one["quoteAsset"])]
    assert shorter == {**info, "symbols": expected}


def test_tickers_of_unknown_markets_are_dropped() -> None:
    tickers = [{"symbol": name, "lastPrice": "1"} for name in ("BTCUSDT", "SHIBUSDT", "ADAUSDT")]
    cut = cut_tickers(json.dumps(tickers), {"BTCUSDT": [], "ADAUSDT": []}.__contains__)
    assert [one["symbol"] for one in json.loads(cut)] == ["BTCUSDT", "ADAUSDT"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '[["a"]]', '{"symbols":[]}', '{"symbols":["A"]}', '[{"symbol":"A"']
)
def test_other_answers_are_not_cut(text: str) -> None:
    assert cut_symbols(text, WANTED.wants) is None
    assert cut_tickers(text, lambda _: True) is None


def test_whole_list_stays_when_the_stake_currency_would_be_gone() -> None:
    text = json.dumps({"symbols": [symbol("BTC", "EUR"), symbol("OLD", "EUR")]})
    assert shorten(text, WANTED, {}) is None
    markets = [{"symbol": "BTC/EUR", "base": "BTC", "quote": "EUR"}]
    assert keep_wanted(markets, WANTED) == markets
    assert keep_wanted({"BTC/EUR": markets[0]}, WANTED) == {"BTC/EUR": markets[0]}


def test_parsed_markets_are_filtered_too() -> None:
    one = {"base": "BTC", "quote": "USDT"}
    other = {"base": "SHIB", "quote": "USDT"}
    assert keep_wanted([one, other], WANTED) == [one]
    assert keep_wanted({"a": one, "b": other}, WANTED) == {"a": one}
    assert shorten("[1]", WANTED, {}) is None
