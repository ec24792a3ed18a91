# SPDX-License-Identifier: Apache-2.0
import json
import math
import re
from collections import Counter

import pytest

from paper_exchange.market.exchange_info import ExchangeInfo
from paper_exchange.market.listing import Listing
from paper_exchange.model.symbol import lot_decimals, price_decimals


@pytest.fixture(scope="module")
def listing() -> Listing:
    return Listing.of(7, 3500)


@pytest.fixture(scope="module")
def document(listing) -> bytes:
    return ExchangeInfo(listing, 0).document(listing.symbols, 1)


def test_as_many_symbols_as_asked_for_and_no_name_twice(listing):
    assert len(listing.symbols) == 3500
    assert all(name == symbol.name for name, symbol in listing.symbols.items())
    assert len(Listing.of(7, 6).symbols) == 6


def test_the_leaders_come_first(listing):
    head = list(listing.symbols)[:6]
    assert head == ["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "ADAUSDT", "DOGEUSDT"]
    assert list(Listing.of(7, 6).symbols) == head
    quotes = Counter(symbol.quote for symbol in listing.symbols.values())
    assert set(quotes) >= {"USD", "USDT", "USDC", "BTC", "ETH", "EUR", "FDUSD", "TRY"}


def test_some_symbols_are_halted_but_no_leader(listing):
    halted = [symbol for symbol in listing.symbols.values() if not symbol.trading]
    assert 200 < len(halted) < 700
    leaders = {"BTC", "ETH", "SOL", "XRP", "ADA", "DOGE", "LTC", "DOT", "LINK", "AVAX"}
    assert not leaders & {symbol.base for symbol in halted}


def test_symbols_keep_their_character_when_more_are_listed(listing):
    few = Listing.of(7, 200)
    for name, symbol in few.symbols.items():
        assert listing.symbols[name] == symbol


def test_the_document_is_as_large_as_a_real_one_and_its_names_are_plain(document):
    assert len(document) > 2_600_000
    for symbol in json.loads(document)["symbols"]:
        assert re.fullmatch("[A-Z0-9]{4,20}", symbol["symbol"])
        assert symbol["symbol"] == symbol["baseAsset"] + symbol["quoteAsset"]


def test_filters_fit_the_price(document, listing):
    for each in json.loads(document)["symbols"]:
        filters = {item["filterType"]: item for item in each["filters"]}
        price = listing.symbols[each["symbol"]].usual_price
        tick = float(filters["PRICE_FILTER"]["tickSize"])
        step = float(filters["LOT_SIZE"]["stepSize"])
        assert tick <= price
        assert float(filters["PRICE_FILTER"]["maxPrice"]) > price
        assert step * price < 50 * float(filters["NOTIONAL"]["minNotional"])
        assert float(filters["LOT_SIZE"]["maxQty"]) > step


@pytest.mark.parametrize(
    ("price", "price_digits", "lot_digits"),
    [(95000, 2, 5), (3300, 2, 4), (160, 2, 3), (2.2, 4, 1), (0.17, 5, 0), (1e-5, 8, 0)],
)
def test_grids_vary_with_the_price(price, price_digits, lot_digits):
    assert price_decimals(price) == price_digits
    assert lot_decimals(price) == lot_digits
    assert math.isfinite(price)


def test_selection_by_permission_and_status(listing):
    info = ExchangeInfo(listing, 0)
    everything = info.select(frozenset({"SPOT"}), None)
    margin = info.select(frozenset({"MARGIN"}), None)
    halted = info.select(frozenset({"SPOT"}), "BREAK")
    assert len(everything) == 3500
    assert 0 < len(margin) < 1000
    assert all(not listing.symbols[name].trading for name in halted)
    assert info.select(frozenset({"NOTHING"}), None) == []
