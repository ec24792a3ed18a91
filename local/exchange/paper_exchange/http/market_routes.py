# SPDX-License-Identifier: Apache-2.0
"""Routes about the exchange itself: ping, time, exchangeInfo."""

import asyncio
import gzip
from typing import Final

from aiohttp import web

from paper_exchange.feed.venue import Venue
from paper_exchange.http import errors
from paper_exchange.http.params import Params
from paper_exchange.http.replies import json_bytes
from paper_exchange.market.exchange_info import ExchangeInfo

_KEEP_MS: Final = 30_000
_USUAL: Final = frozenset({"SPOT", "MARGIN", "LEVERAGED"})


class MarketRoutes:
    """The whole document is packed at most every 30 s; its serverTime may be that old."""

    def __init__(self, venue: Venue, info: ExchangeInfo) -> None:
        self._venue = venue
        self._info = info
        self._packed = b""
        self._packed_at = -_KEEP_MS
        self._lock = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/v3/ping", self.ping),
            web.get("/api/v3/time", self.time),
            web.get("/api/v3/exchangeInfo", self.exchange_info),
        ]

    async def ping(self, _: web.Request) -> web.Response:
        return json_bytes(b"{}")

    async def time(self, _: web.Request) -> web.Response:
        return json_bytes(b'{"serverTime":%d}' % self._venue.now_ms())

    async def exchange_info(self, request: web.Request) -> web.Response:
        query = request.query
        if not set(query) & {"symbol", "symbols", "permissions", "symbolStatus"}:
            return await self._everything("gzip" in request.headers.get("Accept-Encoding", ""))
        params = Params(query, self._venue.listing.symbols)
        one, some = params.optional_symbol(), params.symbols()
        if one is not None or some is not None:
            if "permissions" in query:
                raise errors.bad_combination()
            names = [one.name] if one is not None else [each.name for each in some or []]
        else:
            names = self._info.select(_wanted(query.get("permissions")), query.get("symbolStatus"))
        return json_bytes(self._info.document(names, self._venue.now_ms()))

    async def _everything(self, packed: bool) -> web.Response:  # noqa: FBT001 - one caller
        names, now = self._venue.listing.symbols, self._venue.now_ms()
        if not packed:
            return json_bytes(self._info.document(names, now))
        async with self._lock:
            if now - self._packed_at >= _KEEP_MS:
                plain = self._info.document(names, now)
                self._packed = await asyncio.to_thread(gzip.compress, plain, 4)
                self._packed_at = now
        reply = json_bytes(self._packed)
        reply.headers["Content-Encoding"] = "gzip"
        return reply


def _wanted(text: str | None) -> frozenset[str]:
    if text is None:
        return _USUAL
    names = text.strip().strip("[]").replace('"', "").split(",")
    return frozenset(name.strip() for name in names)
