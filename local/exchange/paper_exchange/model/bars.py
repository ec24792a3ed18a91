# SPDX-License-Identifier: Apache-2.0
"""Candles as whole numbers: prices in ticks, amounts in lots, so that sums stay exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paper_exchange.model.hashing import Floats, Ints


@dataclass(frozen=True)
class Bars:
    """Consecutive candles.

    Prices count price ticks, `lots` and `bought` lot steps; `quote` and `bought_quote` are in
    quote currency.
    """

    open: Ints
    high: Ints
    low: Ints
    close: Ints
    lots: Ints
    bought: Ints
    trades: Ints
    quote: Floats
    bought_quote: Floats

    def __len__(self) -> int:
        return len(self.open)

    def part(self, start: int, stop: int) -> "Bars":
        """Candles `start` to `stop` (excluded)."""
        return Bars(*(column[start:stop] for column in self.columns()))

    def columns(self) -> tuple[Any, ...]:
        """All columns in the order of the fields."""
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)

    def grouped(self, starts: Ints) -> "Bars":
        """Merge candles into longer ones; each of `starts` is where a longer candle begins."""
        ends = np.append(starts[1:], len(self)) - 1
        total = np.add.reduceat
        return Bars(
            self.open[starts],
            np.maximum.reduceat(self.high, starts),
            np.minimum.reduceat(self.low, starts),
            self.close[ends],
            total(self.lots, starts),
            total(self.bought, starts),
            total(self.trades, starts),
            total(self.quote, starts),
            total(self.bought_quote, starts),
        )

    @staticmethod
    def joined(parts: Sequence["Bars"]) -> "Bars":
        """Candles of all parts, one after the other."""
        columns = zip(*(part.columns() for part in parts), strict=True)
        return Bars(*(np.concatenate(column) for column in columns))

    @staticmethod
    def none() -> "Bars":
        """No candle at all."""
        whole, real = np.empty(0, np.int64), np.empty(0)
        return Bars(whole, whole, whole, whole, whole, whole, whole, real, real)
