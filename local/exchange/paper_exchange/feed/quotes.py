# SPDX-License-Identifier: Apache-2.0
"""The price of a symbol right now, and the best prices around it."""

from dataclasses import dataclass

import numpy as np

from paper_exchange.feed.venue import Venue
from paper_exchange.model.bars import Bars
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.hashing import Ints
from paper_exchange.model.symbol import Symbol
from paper_exchange.model.tape import MinuteTape

_HALF_SPREAD = 3e-5
"""Distance of the best bid and ask from the last price, as a ratio of it."""


@dataclass(frozen=True)
class Quote:
    """Prices in price ticks.

    `tick` is the model's tick number, `inside` its place in the minute.
    """

    symbol: Symbol
    tick: int
    inside: int
    last: int
    bid: int
    ask: int
    minute: MinuteTape

    def unfinished(self) -> Bars:
        """The running minute as a candle of what has happened so far."""
        seen = self.minute.prices[: self.inside + 1].tolist()
        lots, bought, trades = (
            column[self.inside : self.inside + 1]
            for column in (self.minute.spent, self.minute.bought, self.minute.trades)
        )
        value = sum(seen) / len(seen) * self.symbol.tick * self.symbol.lot_step
        return Bars(
            _one(seen[0]),
            _one(max(seen)),
            _one(min(seen)),
            _one(seen[-1]),
            lots,
            bought,
            trades,
            np.multiply(lots, value, dtype=np.float64),
            np.multiply(bought, value, dtype=np.float64),
        )


class Quotes:
    """Current quotes; each symbol's running minute is worked out once."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._minutes: dict[str, tuple[int, MinuteTape]] = {}

    def of(self, symbol: Symbol) -> Quote:
        """The symbol's quote at the venue's time."""
        tick = self._venue.tick()
        minute, inside = divmod(tick, TICKS)
        generation = self._venue.shocks.generation
        held = self._minutes.get(symbol.name)
        if held is None or held[0] != generation or held[1].minute != minute:
            held = (generation, self._venue.tape.minute(symbol, minute))
            self._minutes[symbol.name] = held
        last = int(held[1].prices[inside])
        half = max(1, round(last * _HALF_SPREAD))
        return Quote(symbol, tick, inside, last, max(1, last - half), last + half, held[1])


def _one(value: int) -> Ints:
    return np.array([value], dtype=np.int64)
