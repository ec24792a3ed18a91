# SPDX-License-Identifier: Apache-2.0
"""A price source that plays recordings back, and asks the model for every other symbol."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from paper_exchange.market.listing import Listing
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.hashing import Floats, Ints
from paper_exchange.model.source import Flow, PriceSource, Stretch
from paper_exchange.model.symbol import Symbol, lot_decimals
from paper_exchange.replay.files import Recording

_MOST_DECIMALS: Final = 8
_FIRST_TURN: Final = 1 / 3
_SECOND_TURN: Final = 2 / 3
_HISTORY: Final = 0.5
"""How much of a recording lies in the past when the exchange starts."""


class ReplaySource:
    """Recordings mapped to now: half of each is history at minute `begun`, then they run on.

    After its end a recording begins again (`loop`), or its last close is held for ever.
    """

    def __init__(
        self, other: PriceSource, recordings: list[Recording], begun: int, *, loop: bool
    ) -> None:
        self._other = other
        self._recordings = {each.symbol_name: each for each in recordings}
        self._begun = begun
        self._loop = loop

    def stretch(self, symbol: Symbol, first: int, count: int) -> Stretch:
        """`count` minutes of a symbol from minute `first`."""
        recording = self._recordings.get(symbol.name)
        if recording is None:
            return self._other.stretch(symbol, first, count)
        # Recorded candles keep their grid: a candle begins where an interval begins.
        begun = self._begun // recording.minutes * recording.minutes
        minute = np.arange(first, first + count, dtype=np.int64) - begun
        candle = minute // recording.minutes + int(len(recording) * _HISTORY)
        inside = minute % recording.minutes
        over = (candle >= len(recording)) | (candle < 0)
        candle = candle % len(recording) if self._loop else np.clip(candle, 0, len(recording) - 1)
        held = np.zeros(count, dtype=bool) if self._loop else over
        return ReplayStretch(symbol, recording, candle, inside, held)


@dataclass(frozen=True)
class ReplayStretch:
    """Minutes of a recording: number of the candle, minute inside it, and whether it is over."""

    symbol: Symbol
    recording: Recording
    candle: Ints
    inside: Ints
    held: np.ndarray[tuple[int], np.dtype[np.bool_]]

    @cached_property
    def opens(self) -> Floats:
        return self._at(slice(None), np.zeros(1, np.int64))[:, 0]

    @cached_property
    def middles(self) -> Floats:
        return self._at(slice(None), np.array([TICKS // 2], dtype=np.int64))[:, 0]

    @cached_property
    def upper(self) -> Floats:
        return np.where(
            self.held, self.recording.close[self.candle], self.recording.high[self.candle]
        )

    @cached_property
    def lower(self) -> Floats:
        return np.where(
            self.held, self.recording.close[self.candle], self.recording.low[self.candle]
        )

    @cached_property
    def flow(self) -> Flow:
        amount = self.recording.volume[self.candle] / self.symbol.lot_step
        whole = np.where(self.held, 0, np.rint(amount)).astype(np.int64)
        # Shares of a candle's minutes by differences of running totals: they add up exactly.
        upto = whole * (self.inside + 1) // self.recording.minutes
        lots = upto - whole * self.inside // self.recording.minutes
        rising = self.recording.close[self.candle] >= self.recording.open[self.candle]
        bought = np.where(rising, lots * 11 // 20, lots * 9 // 20)
        return Flow(lots, bought, np.minimum(lots, TICKS))

    def rows(self, index: Ints) -> Floats:
        return self._at(index, np.arange(TICKS, dtype=np.int64))

    def shares(self, index: int) -> Floats:
        del index  # recordings know nothing finer than their candles: trade evenly
        return np.arange(1, TICKS + 1) / TICKS

    def _at(self, index: Ints | slice, ticks: Ints) -> Floats:
        """Prices along the way open, first extreme, second extreme, close."""
        candle, held = self.candle[index], self.held[index]
        last = self.recording.minutes * TICKS - 1
        open_, high = self.recording.open[candle], self.recording.high[candle]
        low, close = self.recording.low[candle], self.recording.close[candle]
        rising = close >= open_
        first, second = np.where(rising, low, high), np.where(rising, high, low)
        at = self.inside[index, None] * TICKS + ticks
        turns = np.array([0, round(last * _FIRST_TURN), round(last * _SECOND_TURN), last])
        knots = np.stack([open_, first, second, close], axis=1)
        leg = np.clip(np.searchsorted(turns, at, side="right") - 1, 0, 2)
        share = (at - turns[leg]) / (turns[leg + 1] - turns[leg])
        begin = np.take_along_axis(knots, leg, axis=1)
        end = np.take_along_axis(knots, leg + 1, axis=1)
        path = begin + (end - begin) * share
        prices: Floats = np.where(held[:, None], close[:, None], path)
        return prices


def listed(recording: Recording, listing: Listing) -> Symbol:
    """The symbol of a recording: grids fine enough for its prices, open since ever."""
    price = float(np.median(recording.close))
    decimals = next(
        (
            digits
            for digits in range(_MOST_DECIMALS)
            if np.allclose(np.round(recording.close, digits), recording.close, rtol=1e-9, atol=0)
        ),
        _MOST_DECIMALS,
    )
    quote = listing.assets.get(recording.quote)
    worth = price * (quote.usd if quote else 1.0)
    a_day = float(recording.volume.mean()) * 1440 / recording.minutes
    known = listing.symbols.get(recording.symbol_name)
    made = Symbol(
        recording.base,
        recording.quote,
        decimals,
        lot_decimals(worth),
        price,
        worth,
        turnover_usd=a_day * worth,
        listed_ms=0,
    )
    return dataclasses.replace(made, margin=known.margin) if known else made
