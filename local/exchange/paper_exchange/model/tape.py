# SPDX-License-Identifier: Apache-2.0
"""From unrounded prices to what an exchange prints: ticks, trades and candles."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from paper_exchange.model.bars import Bars
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.hashing import Floats, Ints
from paper_exchange.model.shocks import Shocks
from paper_exchange.model.source import PriceSource, Stretch
from paper_exchange.model.symbol import Symbol

_BLOCK = 4096
_OFFSETS = np.arange(TICKS, dtype=np.int64)
_MIDDLE = TICKS // 2


@dataclass(frozen=True)
class MinuteTape:
    """One minute tick by tick: price in price ticks, lots traded up to and including each tick."""

    minute: int
    prices: Ints
    spent: Ints
    bought: Ints
    trades: Ints


class Tape:
    """Candles and ticks of any symbol at any time, shocks included."""

    def __init__(self, source: PriceSource, shocks: Shocks) -> None:
        self._source = source
        self._shocks = shocks

    def bars(self, symbol: Symbol, starts: Ints, stop: int) -> Bars:
        """Closed candles that begin at minutes `starts`.

        Each ends where the next one begins, the last one before minute `stop`.
        """
        if len(starts) == 0:
            return Bars.none()
        bounds = np.append(starts, stop)
        # Long candles are put together from shorter ones, so memory stays small.
        widest = int(np.max(np.diff(bounds)))
        if widest > _BLOCK:
            single = [self._long(symbol, a, b) for a, b in pairwise(bounds.tolist())]
            return Bars.joined(single)
        parts = []
        begin = 0
        while begin < len(starts):
            end = int(np.searchsorted(bounds, bounds[begin] + _BLOCK, side="right")) - 1
            end = min(max(end, begin + 1), len(starts))
            parts.append(self._block(symbol, bounds[begin : end + 1]))
            begin = end
        return Bars.joined(parts)

    def prepare(self, symbol: Symbol, first: int, count: int) -> None:
        """Let the source work out minutes that several of the next questions are about."""
        self._source.stretch(symbol, first, count)

    def minute(self, symbol: Symbol, minute: int) -> MinuteTape:
        """Every tick of one minute."""
        stretch = self._source.stretch(symbol, minute, 1)
        prices = self._prices(symbol, stretch, minute, np.zeros(1, np.int64))[0]
        shares = stretch.shares(0)
        flow = stretch.flow
        spent, bought, trades = (
            np.floor(column[0] * shares).astype(np.int64)
            for column in (flow.lots, flow.bought, flow.trades)
        )
        return MinuteTape(minute, prices, spent, bought, trades)

    def _long(self, symbol: Symbol, first: int, stop: int) -> Bars:
        cuts = np.arange(first, stop, _BLOCK, dtype=np.int64)
        return self.bars(symbol, cuts, stop).grouped(np.zeros(1, np.int64))

    def _block(self, symbol: Symbol, bounds: Ints) -> Bars:
        first, count = int(bounds[0]), int(bounds[-1] - bounds[0])
        groups = bounds[:-1] - first
        stretch = self._source.stretch(symbol, first, count)
        chosen = self._worth_a_look(symbol, stretch, first, groups)
        rows = self._prices(symbol, stretch, first, chosen)
        within = np.searchsorted(chosen, groups)
        last = np.append(within[1:], len(chosen)) - 1
        lots, bought, trades = stretch.flow.lots, stretch.flow.bought, stretch.flow.trades
        value = self._typical(symbol, stretch, first) * symbol.lot_step
        total = np.add.reduceat
        return Bars(
            rows[within, 0],
            np.maximum.reduceat(rows.max(axis=1), within),
            np.minimum.reduceat(rows.min(axis=1), within),
            rows[last, -1],
            total(lots, groups),
            total(bought, groups),
            total(trades, groups),
            total(lots * value, groups),
            total(bought * value, groups),
        )

    def _worth_a_look(self, symbol: Symbol, stretch: Stretch, first: int, groups: Ints) -> Ints:
        """Minutes that can hold a candle's open, high, low or close: the others need no ticks."""
        count = len(stretch.opens)
        if len(groups) == count or self._shocks.touches(symbol.name, first + count - 1):
            return np.arange(count, dtype=np.int64)
        widths = np.diff(np.append(groups, count))
        sure_high = np.repeat(np.maximum.reduceat(stretch.opens, groups), widths)
        sure_low = np.repeat(np.minimum.reduceat(stretch.opens, groups), widths)
        wanted = (stretch.upper >= sure_high) | (stretch.lower <= sure_low)
        wanted[groups] = True
        wanted[np.append(groups[1:], count) - 1] = True
        return np.flatnonzero(wanted)

    def _prices(self, symbol: Symbol, stretch: Stretch, first: int, index: Ints) -> Ints:
        rows = stretch.rows(index)
        if self._shocks.touches(symbol.name, first + len(stretch.opens) - 1):
            at = (index[:, None] + first) * TICKS + _OFFSETS
            rows = rows * self._shocks.factor(symbol.name, at)
        ticks: Ints = np.maximum(np.rint(rows / symbol.tick), 1.0).astype(np.int64)
        return ticks

    def _typical(self, symbol: Symbol, stretch: Stretch, first: int) -> Floats:
        """Mean price of each minute: between two of its ticks, hence within its range."""
        opens, middles = stretch.opens, stretch.middles
        if self._shocks.touches(symbol.name, first + len(opens) - 1):
            at = np.arange(first, first + len(opens), dtype=np.int64) * TICKS
            opens = opens * self._shocks.factor(symbol.name, at)
            middles = middles * self._shocks.factor(symbol.name, at + _MIDDLE)
        mean = (opens + middles) / 2
        rounded: Floats = np.maximum(np.rint(mean / symbol.tick), 1.0) * symbol.tick
        return rounded
