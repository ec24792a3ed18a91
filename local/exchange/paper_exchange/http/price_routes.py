# SPDX-License-Identifier: Apache-2.0
"""Routes about the present: order book, tickers, average price."""

import json
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from aiohttp import web

from paper_exchange.feed.board import Board
from paper_exchange.feed.book import DEEPEST, Books
from paper_exchange.feed.day import Days
from paper_exchange.feed.quotes import Quote, Quotes
from paper_exchange.feed.venue import Venue
from paper_exchange.http import errors
from paper_exchange.http.params import Params
from paper_exchange.http.replies import json_bytes, json_value
from paper_exchange.model.bars import Bars
from paper_exchange.model.symbol import Symbol

_USUAL_DEPTH: Final = 100
_MINI: Final = (
    "symbol",
    "openPrice",
    "highPrice",
    "lowPrice",
    "lastPrice",
    "volume",
    "quoteVolume",
    "openTime",
    "closeTime",
    "firstId",
    "lastId",
    "count",
)
_AVERAGE_MINUTES: Final = 5

Item = dict[str, Any]


class PriceRoutes:
    def __init__(self, venue: Venue, quotes: Quotes, board: Board) -> None:
        self._venue = venue
        self._quotes = quotes
        self._board = board
        self._books = Books()
        self._days = Days(venue, quotes)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/v3/depth", self.depth),
            web.get("/api/v3/avgPrice", self.average),
            web.get("/api/v3/ticker/24hr", self.day),
            web.get("/api/v3/ticker/price", self.price),
            web.get("/api/v3/ticker/bookTicker", self.best),
        ]

    async def depth(self, request: web.Request) -> web.Response:
        params = Params(request.query, self._venue.listing.symbols)
        limit = params.limit(_USUAL_DEPTH, DEEPEST)
        return json_bytes(self._books.document(self._quotes.of(params.symbol()), limit))

    async def average(self, request: web.Request) -> web.Response:
        symbol = Params(request.query, self._venue.listing.symbols).symbol()
        quote = self._quotes.of(symbol)
        stop = quote.minute.minute
        start = np.array([stop - _AVERAGE_MINUTES], dtype=np.int64)
        parts = [self._venue.tape.bars(symbol, start, stop), quote.unfinished()]
        whole = Bars.joined(parts).grouped(np.zeros(1, np.int64))
        volume = int(whole.lots[0]) * symbol.lot_step
        price = float(whole.quote[0]) / volume if volume else quote.last * symbol.tick
        return json_value(
            {"mins": _AVERAGE_MINUTES, "price": f"{price:.8f}", "closeTime": self._venue.now_ms()}
        )

    async def day(self, request: web.Request) -> web.Response:
        kind = request.query.get("type", "FULL")
        if kind not in {"FULL", "MINI"}:
            raise errors.bad_value("type")
        mini = kind == "MINI"
        if not mini and not set(request.query) & {"symbol", "symbols"}:
            return json_bytes((await self._board.snapshot()).full_document)
        return await self._answer(
            request,
            lambda symbol: _day(self._days.of(symbol).full(), mini),
            lambda item: _day(item, mini),
        )

    async def price(self, request: web.Request) -> web.Response:
        return await self._answer(
            request,
            lambda symbol: _price(self._quotes.of(symbol)),
            lambda item: {"symbol": item["symbol"], "price": item["lastPrice"]},
        )

    async def best(self, request: web.Request) -> web.Response:
        names = ("symbol", "bidPrice", "bidQty", "askPrice", "askQty")
        return await self._answer(
            request,
            lambda symbol: _best(self._quotes.of(symbol), self._books),
            lambda item: {name: item[name] for name in names},
        )

    async def _answer(
        self, request: web.Request, live: Callable[[Symbol], Item], seen: Callable[[Item], Item]
    ) -> web.Response:
        """One symbol and lists of symbols are live; all of them come from the snapshot."""
        params = Params(request.query, self._venue.listing.symbols)
        one, some = params.optional_symbol(), params.symbols()
        if one is not None:
            return json_value(live(one))
        if some is not None:
            return json_value([live(symbol) for symbol in some])
        snapshot = await self._board.snapshot()
        return json_bytes(json.dumps([seen(item) for item in snapshot.full]).encode())


def _day(item: Item, mini: bool) -> Item:  # noqa: FBT001 - a query parameter
    return {name: item[name] for name in _MINI} if mini else item


def _price(quote: Quote) -> Item:
    return {"symbol": quote.symbol.name, "price": f"{quote.last * quote.symbol.tick:.8f}"}


def _best(quote: Quote, books: Books) -> Item:
    symbol = quote.symbol
    bid_lots, ask_lots = books.top(quote)
    return {
        "symbol": symbol.name,
        "bidPrice": f"{quote.bid * symbol.tick:.8f}",
        "bidQty": f"{bid_lots * symbol.lot_step:.8f}",
        "askPrice": f"{quote.ask * symbol.tick:.8f}",
        "askQty": f"{ask_lots * symbol.lot_step:.8f}",
    }
