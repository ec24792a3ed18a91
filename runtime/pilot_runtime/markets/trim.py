# SPDX-License-Identifier: GPL-3.0-only
"""Make ccxt keep only wanted markets in this process.

Two places: the text of large answers before it is parsed (Binance), and the parsed list before
ccxt indexes it (every exchange). When nothing is left in the stake currency the whole list is
kept, so that freqtrade's own message about a wrong stake currency stays right.
"""

import importlib
import logging
from collections.abc import Callable, Iterable
from typing import Any

from pilot_runtime.markets.cut import cut_symbols, cut_tickers
from pilot_runtime.markets.wanted import WantedMarkets

LARGE_ANSWER = 100_000
logger = logging.getLogger(__name__)


def install(wanted: WantedMarkets) -> Callable[[], None]:
    """Patch ccxt's base class before the exchange is made; returns how to undo it."""
    # the class that all flavours, also the asynchronous ones, derive from
    asynchronous = importlib.import_module("ccxt.async_support").Exchange
    base = next(one for one in asynchronous.__mro__ if "on_json_response" in vars(one))
    parse, set_markets = base.on_json_response, base.set_markets

    def on_json_response(exchange: Any, text: str) -> Any:
        if len(text) > LARGE_ANSWER:
            shorter = shorten(text, wanted, exchange.markets_by_id or {})
            if shorter is not None:
                try:
                    return parse(shorter)
                except ValueError:
                    logger.warning("Could not cut an answer of %d characters.", len(text))
        return parse(text)

    def set_wanted_markets(exchange: Any, markets: Any, currencies: Any = None) -> Any:
        return set_markets(exchange, keep_wanted(markets, wanted), currencies)

    def undo() -> None:
        base.on_json_response = staticmethod(parse)
        base.set_markets = set_markets

    base.on_json_response = on_json_response
    base.set_markets = set_wanted_markets
    return undo


def shorten(text: str, wanted: WantedMarkets, known: dict[str, Any]) -> str | None:
    """The answer without unwanted elements, or None when it has to stay as it is."""
    if text.startswith("["):
        return cut_tickers(text, known.__contains__) if known else None
    quotes: set[str] = set()

    def wants(base: str, quote: str) -> bool:
        keep = wanted.wants(base, quote)
        if keep:
            quotes.add(quote)
        return keep

    shorter = cut_symbols(text, wants)
    return shorter if wanted.stake in quotes else None


def keep_wanted(markets: Any, wanted: WantedMarkets) -> Any:
    """The wanted ones of ccxt's unified markets, list or dictionary; all if none would be left."""
    if isinstance(markets, dict):
        kept = {key: one for key, one in markets.items() if _wants(one, wanted)}
        return kept if _has_stake(kept.values(), wanted) else markets
    listed = [one for one in markets if _wants(one, wanted)]
    return listed if _has_stake(listed, wanted) else markets


def _wants(market: dict[str, Any], wanted: WantedMarkets) -> bool:
    return wanted.wants(str(market.get("base")), str(market.get("quote")))


def _has_stake(markets: Iterable[dict[str, Any]], wanted: WantedMarkets) -> bool:
    return any(market.get("quote") == wanted.stake for market in markets)
