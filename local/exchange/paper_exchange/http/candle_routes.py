# SPDX-License-Identifier: Apache-2.0
"""Routes about the past of one symbol: candles and trades."""

import asyncio
from typing import Final

from aiohttp import web

from paper_exchange.feed import candles, trades
from paper_exchange.feed.candles import CandleQuery, Candles
from paper_exchange.feed.trades import Trades
from paper_exchange.feed.venue import Venue
from paper_exchange.http import errors
from paper_exchange.http.params import Params
from paper_exchange.http.replies import json_bytes, json_value

_USUAL: Final = 500
_HOUR_MS: Final = 3_600_000


class CandleRoutes:
    def __init__(self, venue: Venue, feed: Candles, tape: Trades) -> None:
        self._venue = venue
        self._candles = feed
        self._trades = tape

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/v3/klines", self.klines),
            web.get("/api/v3/uiKlines", self.klines),
            web.get("/api/v3/trades", self.trades),
            web.get("/api/v3/aggTrades", self.aggregates),
        ]

    async def klines(self, request: web.Request) -> web.Response:
        params = Params(request.query, self._venue.listing.symbols)
        query = CandleQuery(
            params.symbol(),
            params.interval(),
            params.limit(_USUAL, candles.MOST),
            params.number("startTime"),
            params.number("endTime"),
        )
        if candles.takes_long(query.interval):
            return json_bytes(await asyncio.to_thread(self._candles.document, query))
        return json_bytes(self._candles.document(query))

    async def trades(self, request: web.Request) -> web.Response:
        params = Params(request.query, self._venue.listing.symbols)
        found = self._trades.latest(params.symbol(), params.limit(_USUAL, trades.MOST))
        return json_value([each.plain() for each in found])

    async def aggregates(self, request: web.Request) -> web.Response:
        params = Params(request.query, self._venue.listing.symbols)
        symbol, limit = params.symbol(), params.limit(_USUAL, trades.MOST)
        start, end = params.number("startTime"), params.number("endTime")
        number = params.number("fromId")
        if number is not None and (start is not None or end is not None):
            raise errors.bad_combination()
        if number is None and start is None and end is None:
            return json_value([each.aggregate() for each in self._trades.latest(symbol, limit)])
        first, last = self._span(number, start, end)
        found = self._trades.since(symbol, first, last, limit)
        return json_value([each.aggregate() for each in found])

    def _span(self, number: int | None, start: int | None, end: int | None) -> tuple[int, int]:
        now = self._venue.now_ms()
        stop = min(now, now if end is None else end)
        last = self._trades.number_at(stop + 1) - 1
        if number is not None:
            return max(number, self._trades.number_at(now - 24 * _HOUR_MS)), last
        begin = stop - _HOUR_MS if start is None else start
        return self._trades.number_at(begin), last
