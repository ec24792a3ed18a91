# SPDX-License-Identifier: Apache-2.0
"""What tests and people may do to the exchange, from the machine it runs on only."""

import ipaddress
import json
from dataclasses import dataclass
from typing import TypeGuard

from aiohttp import web

from paper_exchange.faults.injector import Injector
from paper_exchange.faults.plan import FaultPlan, InvalidFault
from paper_exchange.feed.venue import TICK_MS, Venue
from paper_exchange.http.replies import json_value
from paper_exchange.http.stats import RequestStats
from paper_exchange.model.shocks import Shock

_LOWEST, _HIGHEST = -99.0, 1000.0
_LONGEST_S = 86_400


@dataclass(frozen=True)
class AdminRoutes:
    venue: Venue
    injector: Injector
    stats: RequestStats

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_admin/health", self.health),
            web.get("/_admin/stats", self.show_stats),
            web.delete("/_admin/stats", self.reset_stats),
            web.get("/_admin/faults", self.show_faults),
            web.post("/_admin/faults", self.put_faults),
            web.delete("/_admin/faults", self.clear_faults),
            web.post("/_admin/shocks", self.shock),
            web.delete("/_admin/shocks", self.calm),
        ]

    async def health(self, _: web.Request) -> web.Response:
        symbols = len(self.venue.listing.symbols)
        return json_value({"status": "ok", "symbols": symbols, "now": self.venue.now_ms()})

    async def show_stats(self, _: web.Request) -> web.Response:
        return json_value(self.stats.document())

    async def reset_stats(self, _: web.Request) -> web.Response:
        self.stats.reset()
        return json_value(self.stats.document())

    async def show_faults(self, _: web.Request) -> web.Response:
        return json_value(self.injector.document())

    async def put_faults(self, request: web.Request) -> web.Response:
        try:
            self.injector.put(FaultPlan.parsed(await _body(request)))
        except InvalidFault as wrong:
            return _refused(str(wrong))
        return json_value(self.injector.document())

    async def clear_faults(self, _: web.Request) -> web.Response:
        self.injector.put(FaultPlan())
        return json_value(self.injector.document())

    async def shock(self, request: web.Request) -> web.Response:
        fields = await _body(request)
        if not isinstance(fields, dict):
            return _refused("the body must be a JSON object")
        symbol = self.venue.listing.symbols.get(str(fields.get("symbol")))
        percent, seconds = fields.get("percent"), fields.get("seconds", 0)
        if symbol is None:
            return _refused("symbol must be a symbol of this exchange such as BTCUSDT")
        if not is_number(percent) or not _LOWEST <= percent <= _HIGHEST:
            return _refused(f"percent must be a number from {_LOWEST} to {_HIGHEST}")
        if not is_number(seconds) or not 0 <= seconds <= _LONGEST_S:
            return _refused(f"seconds must be a number from 0 to {_LONGEST_S}")
        ticks = int(seconds * 1000 * self.venue.pace / TICK_MS)
        self.venue.shocks.add(symbol.name, Shock(self.venue.tick(), percent, ticks))
        return json_value({"symbol": symbol.name, "percent": percent, "seconds": seconds})

    async def calm(self, _: web.Request) -> web.Response:
        self.venue.shocks.clear()
        return json_value({})


def is_loopback(address: str | None) -> bool:
    """Whether a peer address is on this machine."""
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


async def _body(request: web.Request) -> object:
    try:
        return json.loads(await request.text())
    except ValueError:
        return None


def is_number(value: object) -> TypeGuard[float]:
    """Whether a JSON value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _refused(message: str) -> web.Response:
    return web.json_response({"error": {"code": "InvalidRequest", "message": message}}, status=400)
