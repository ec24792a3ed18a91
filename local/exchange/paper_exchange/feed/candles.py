# SPDX-License-Identifier: Apache-2.0
"""Candles of any interval up to now, the last one still open."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from paper_exchange.feed.quotes import Quotes
from paper_exchange.feed.venue import Venue
from paper_exchange.model.bars import Bars
from paper_exchange.model.interval import MINUTE_MS, Interval
from paper_exchange.model.symbol import Symbol

MOST: Final = 1000
_CHUNK: Final = 128
_DAY: Final = 1440
_ROW: Final = '[%d,"%.8f","%.8f","%.8f","%.8f","%.8f",%d,"%.8f",%d,"%.8f","%.8f","0"]'


@dataclass(frozen=True)
class CandleQuery:
    """Which candles are wanted; times in ms since 1970, `limit` up to MOST."""

    symbol: Symbol
    interval: Interval
    limit: int
    start_ms: int | None = None
    end_ms: int | None = None


class Candles:
    """Candle rows as JSON. Closed candles are kept in chunks of 128, so polling is cheap."""

    def __init__(self, venue: Venue, quotes: Quotes) -> None:
        self._venue = venue
        self._quotes = quotes
        self._rows = lru_cache(maxsize=512)(self._closed_rows)
        self._begun = lru_cache(maxsize=256)(self._closed_part)

    def document(self, query: CandleQuery) -> bytes:
        """The klines answer."""
        first, last = self._range(query)
        return b"[" + b",".join(self._collect(query, first, last)) + b"]"

    def _range(self, query: CandleQuery) -> tuple[int, int]:
        interval = query.interval
        now = interval.index_of(self._venue.now_ms() // MINUTE_MS)
        oldest = interval.index_of(query.symbol.listed_ms // MINUTE_MS)
        last = now
        if query.end_ms is not None:
            last = min(now, interval.index_of(query.end_ms // MINUTE_MS))
        if query.start_ms is None:
            return max(oldest, last - query.limit + 1), last
        first = interval.index_of(query.start_ms // MINUTE_MS)
        if interval.start_of(first) * MINUTE_MS < query.start_ms:
            first += 1
        first = max(first, oldest)
        return first, min(last, first + query.limit - 1)

    def _collect(self, query: CandleQuery, first: int, last: int) -> list[bytes]:
        symbol, interval = query.symbol, query.interval
        now = interval.index_of(self._venue.now_ms() // MINUTE_MS)
        generation = self._venue.shocks.generation
        rows: list[bytes] = []
        index = first
        closed_stop = min(last + 1, now)
        while index < closed_stop:
            chunk = index // _CHUNK
            end = min((chunk + 1) * _CHUNK, now)
            held = self._rows(symbol, interval, chunk * _CHUNK, end, generation)
            begin = chunk * _CHUNK
            rows += held[index - begin : closed_stop - begin]
            index = end
        if first <= now <= last:
            rows.append(self._open_row(symbol, interval, now, generation))
        return rows

    def _closed_rows(
        self, symbol: Symbol, interval: Interval, first: int, stop: int, generation: int
    ) -> list[bytes]:
        del generation  # part of the cache key only
        oldest = interval.index_of(symbol.listed_ms // MINUTE_MS)
        bounds = [interval.start_of(index) for index in range(max(first, oldest), stop + 1)]
        model = np.array(bounds, dtype=np.int64) * self._venue.pace
        bars = self._venue.tape.bars(symbol, model[:-1], int(model[-1]))
        missing = [b""] * (max(first, oldest) - first)
        return missing + rows_of(symbol, bars, bounds)

    def _open_row(self, symbol: Symbol, interval: Interval, index: int, generation: int) -> bytes:
        quote = self._quotes.of(symbol)
        bounds = [interval.start_of(index), interval.start_of(index + 1)]
        parts = [quote.unfinished()]
        begin = bounds[0] * self._venue.pace
        if begin < quote.minute.minute:
            parts.insert(0, self._begun(symbol, begin, quote.minute.minute, generation))
        whole = Bars.joined(parts).grouped(np.zeros(1, np.int64))
        return rows_of(symbol, whole, bounds)[0]

    def _closed_part(self, symbol: Symbol, first: int, stop: int, generation: int) -> Bars:
        del generation  # part of the cache key only
        return self._venue.tape.bars(symbol, np.array([first], dtype=np.int64), stop)


def rows_of(symbol: Symbol, bars: Bars, bounds: list[int]) -> list[bytes]:
    """JSON rows of candles whose first minutes are `bounds`, which has one entry more."""
    tick, step = 10**symbol.price_decimals, 10**symbol.lot_decimals
    columns = zip(
        (bound * MINUTE_MS for bound in bounds),
        (bars.open / tick).tolist(),
        (bars.high / tick).tolist(),
        (bars.low / tick).tolist(),
        (bars.close / tick).tolist(),
        (bars.lots / step).tolist(),
        (bound * MINUTE_MS - 1 for bound in bounds[1:]),
        bars.quote.tolist(),
        bars.trades.tolist(),
        (bars.bought / step).tolist(),
        bars.bought_quote.tolist(),
        strict=False,
    )
    return [(_ROW % row).encode() for row in columns]


def takes_long(interval: Interval) -> bool:
    """Whether candles of this interval hold so many minutes that they are worth a thread."""
    return interval.minutes == 0 or interval.minutes >= _DAY // 4
