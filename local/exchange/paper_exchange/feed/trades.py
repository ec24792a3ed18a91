# SPDX-License-Identifier: Apache-2.0
"""Public trades: at most one a tick, adding up to the candles' volume."""

from dataclasses import dataclass
from typing import Any, Final

from paper_exchange.feed.quotes import Quotes
from paper_exchange.feed.venue import TICK_MS, Venue
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.symbol import Symbol
from paper_exchange.model.tape import MinuteTape

MOST: Final = 1000
_FURTHEST_MINUTES: Final = 24 * 60


@dataclass(frozen=True)
class Trade:
    """One public trade; `number` is the model's tick number, `price` in ticks, `lots` in lots."""

    symbol: Symbol
    number: int
    price: int
    lots: int
    at_ms: int
    seller_made: bool

    def plain(self) -> dict[str, Any]:
        """As an item of /trades."""
        price, amount = self.price * self.symbol.tick, self.lots * self.symbol.lot_step
        return {
            "id": self.number,
            "price": f"{price:.8f}",
            "qty": f"{amount:.8f}",
            "quoteQty": f"{price * amount:.8f}",
            "time": self.at_ms,
            "isBuyerMaker": not self.seller_made,
            "isBestMatch": True,
        }

    def aggregate(self) -> dict[str, Any]:
        """As an item of /aggTrades."""
        price, amount = self.price * self.symbol.tick, self.lots * self.symbol.lot_step
        return {
            "a": self.number,
            "p": f"{price:.8f}",
            "q": f"{amount:.8f}",
            "f": self.number,
            "l": self.number,
            "T": self.at_ms,
            "m": not self.seller_made,
            "M": True,
        }


class Trades:
    """Trades up to now."""

    def __init__(self, venue: Venue, quotes: Quotes) -> None:
        self._venue = venue
        self._quotes = quotes

    def latest(self, symbol: Symbol, limit: int) -> list[Trade]:
        """The last `limit` trades, the newest last."""
        now = self._quotes.of(symbol).tick
        found: list[Trade] = []
        minute = now // TICKS
        stop = minute - _FURTHEST_MINUTES
        while len(found) < limit and minute > stop:
            tape = self._venue.tape.minute(symbol, minute)
            found = [each for each in self._of(symbol, tape) if each.number <= now] + found
            minute -= 1
        return found[-limit:]

    def since(self, symbol: Symbol, first: int, last: int, limit: int) -> list[Trade]:
        """Up to `limit` trades with tick numbers from `first` to `last`, the oldest first."""
        last = min(last, self._quotes.of(symbol).tick)
        found: list[Trade] = []
        for minute in range(first // TICKS, last // TICKS + 1):
            tape = self._venue.tape.minute(symbol, minute)
            found += [each for each in self._of(symbol, tape) if first <= each.number <= last]
            if len(found) >= limit:
                break
        return found[:limit]

    def number_at(self, at_ms: int) -> int:
        """The first tick that is not before the time."""
        return -(-at_ms * self._venue.pace // TICK_MS)

    def _of(self, symbol: Symbol, tape: MinuteTape) -> list[Trade]:
        made = []
        before, price_before = 0, int(tape.prices[0])
        for inside in range(TICKS):
            spent, price = int(tape.spent[inside]), int(tape.prices[inside])
            number = tape.minute * TICKS + inside
            if spent > before:
                at_ms = -(-number * TICK_MS // self._venue.pace)
                made.append(
                    Trade(symbol, number, price, spent - before, at_ms, price >= price_before)
                )
            before, price_before = spent, price
        return made
