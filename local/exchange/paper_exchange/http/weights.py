# SPDX-License-Identifier: Apache-2.0
"""Request weights, counted for each address and minute as the real exchange does."""

from collections.abc import Mapping
from typing import Final

from paper_exchange.clock import Clock
from paper_exchange.http import errors

_MINUTE_MS: Final = 60_000
_FLAT: Final = {
    "ping": 1,
    "time": 1,
    "exchangeInfo": 20,
    "klines": 2,
    "avgPrice": 2,
    "trades": 25,
    "aggTrades": 4,
}
_DEPTH: Final = ((100, 5), (500, 25), (1000, 50))


def weight_of(route: str, query: Mapping[str, str]) -> int:
    """Weight of a request by its last path part."""
    if route == "depth":
        text = query.get("limit", "100")
        limit = int(text) if text.isascii() and text.isdigit() else 100
        return next((weight for most, weight in _DEPTH if limit <= most), 250)
    if route == "24hr":
        return 2 if "symbol" in query else 80
    if route in {"price", "bookTicker"}:
        return 2 if "symbol" in query else 4
    return _FLAT.get(route, 1)


class WeightMeter:
    """Used weight of each address in the current minute. `limit` 0 means: count, never refuse."""

    def __init__(self, clock: Clock, limit: int) -> None:
        self._clock = clock
        self._limit = limit
        self._minute = 0
        self._used: dict[str, int] = {}

    def use(self, address: str, weight: int) -> int:
        """Add to the address's weight and return its sum; raises the 429 error over the limit."""
        now = self._clock()
        if now // _MINUTE_MS != self._minute:
            self._minute = now // _MINUTE_MS
            self._used.clear()
        used = self._used.get(address, 0) + weight
        self._used[address] = used
        if self._limit and used > self._limit:
            left = _MINUTE_MS - now % _MINUTE_MS
            raise errors.too_many(self._limit, -(-left // 1000))
        return used
