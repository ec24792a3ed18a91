# SPDX-License-Identifier: Apache-2.0
"""What happened in the last 24 hours, for one symbol or for all."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from paper_exchange.feed.quotes import Quote, Quotes
from paper_exchange.feed.venue import TICK_MS, Venue
from paper_exchange.model.bars import Bars
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.symbol import Symbol

_MINUTES: Final = 1440
DAY_MS: Final = 86_400_000


@dataclass(frozen=True)
class Day:
    """The rolling day of one symbol: `bars` is a single candle."""

    quote: Quote
    bars: Bars
    until_ms: int

    def full(self) -> dict[str, Any]:
        """The long form of the 24-hour ticker."""
        symbol, quote = self.quote.symbol, self.quote
        opened, last = int(self.bars.open[0]), quote.last
        volume = int(self.bars.lots[0]) * symbol.lot_step
        average = float(self.bars.quote[0]) / volume if volume else last * symbol.tick
        return {
            "symbol": symbol.name,
            "priceChange": _eight((last - opened) * symbol.tick),
            "priceChangePercent": f"{(last / opened - 1) * 100:.3f}",
            "weightedAvgPrice": _eight(average),
            "prevClosePrice": _eight(opened * symbol.tick),
            "lastPrice": _eight(last * symbol.tick),
            "lastQty": _eight(symbol.lot_step),
            "bidPrice": _eight(quote.bid * symbol.tick),
            "bidQty": _eight(max(1, round(symbol.lots_a_minute)) * symbol.lot_step),
            "askPrice": _eight(quote.ask * symbol.tick),
            "askQty": _eight(max(1, round(symbol.lots_a_minute)) * symbol.lot_step),
            **self._range(),
            "count": int(self.bars.trades[0]),
        }

    def _range(self) -> dict[str, Any]:
        symbol = self.quote.symbol
        tick = self.quote.tick
        return {
            "openPrice": _eight(int(self.bars.open[0]) * symbol.tick),
            "highPrice": _eight(int(self.bars.high[0]) * symbol.tick),
            "lowPrice": _eight(int(self.bars.low[0]) * symbol.tick),
            "volume": _eight(int(self.bars.lots[0]) * symbol.lot_step),
            "quoteVolume": _eight(float(self.bars.quote[0])),
            "openTime": self.until_ms - DAY_MS,
            "closeTime": self.until_ms,
            "firstId": tick - _MINUTES * TICKS,
            "lastId": tick,
        }


class Days:
    """Rolling days. An accelerated exchange looks back one day of the model's life."""

    def __init__(self, venue: Venue, quotes: Quotes) -> None:
        self._venue = venue
        self._quotes = quotes

    def of(self, symbol: Symbol) -> Day:
        """The symbol's last 24 hours up to now."""
        now = self._venue.tick() // TICKS
        self._venue.tape.prepare(symbol, now - _MINUTES, _MINUTES + 1)
        quote = self._quotes.of(symbol)
        minute = quote.minute.minute
        start = np.array([minute - _MINUTES], dtype=np.int64)
        closed = self._venue.tape.bars(symbol, start, minute)
        whole = Bars.joined([closed, quote.unfinished()]).grouped(np.zeros(1, np.int64))
        return Day(quote, whole, quote.tick * TICK_MS // self._venue.pace)


def _eight(number: float) -> str:
    return f"{number:.8f}"
