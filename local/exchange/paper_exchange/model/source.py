# SPDX-License-Identifier: Apache-2.0
"""What a source of prices must offer, be it the model or a recording."""

from dataclasses import dataclass
from typing import Protocol

from paper_exchange.model.hashing import Floats, Ints
from paper_exchange.model.symbol import Symbol


@dataclass(frozen=True)
class Flow:
    """Trading in each minute.

    `lots` in units of the lot step, how many of them the buyers took, and the number of trades.
    """

    lots: Ints
    bought: Ints
    trades: Ints


class Stretch(Protocol):
    """Consecutive minutes of one symbol. All arrays have one entry a minute, prices unrounded."""

    @property
    def opens(self) -> Floats:
        """Price at the first tick of the minute."""

    @property
    def middles(self) -> Floats:
        """Price at the middle tick of the minute."""

    @property
    def upper(self) -> Floats:
        """No tick of the minute is above this."""

    @property
    def lower(self) -> Floats:
        """No tick of the minute is below this."""

    @property
    def flow(self) -> Flow:
        """Lots and trades of each minute."""

    def rows(self, index: Ints) -> Floats:
        """Prices at every tick of the minutes `index`, shape (len(index), TICKS)."""

    def shares(self, index: int) -> Floats:
        """Part of the minute's lots traded up to and including each tick, ending at 1."""


class PriceSource(Protocol):
    """Prices of symbols at any time, without memory of what was asked before."""

    def stretch(self, symbol: Symbol, first: int, count: int) -> Stretch:
        """`count` minutes from minute `first` (minutes since 1970)."""
