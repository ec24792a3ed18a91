# SPDX-License-Identifier: Apache-2.0
"""A random walk that can be entered anywhere: midpoint displacement from half-years to minutes."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from paper_exchange.model.hashing import Floats, bell, draw, key_of
from paper_exchange.model.volatility import CELL_BITS, VolatilityRegime

_TOP: Final = 18
"""Anchors of the walk are 2**18 minutes (182 days) apart."""

_REGIME_LEVELS: Final = 8
"""Volatility regimes shape the movements shorter than 2**8 minutes."""

_PERSISTENCE: Final = 0.07
_PERSISTENT_LEVELS: Final = 12
"""Up to some days, each doubling of the time scale adds a little more movement than in a plain
walk, so a move tends to go on: that is what a trend is."""


def _liveliness(level: int) -> float:
    """Movement at the scale of 2**level minutes against that of a plain walk."""
    return float(2.0 ** (_PERSISTENCE * (min(level, _PERSISTENT_LEVELS) - 4)))


@dataclass(frozen=True)
class Walk:
    """Logarithm of a price against time in minutes, around 0.

    `sigma` is the usual deviation over one minute, `wander` that between anchors half a year
    apart. Anchors are independent, so the walk never leaves its neighbourhood for good.
    """

    key: int
    sigma: float
    wander: float
    regime: VolatilityRegime = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regime", VolatilityRegime(key_of(self.key, "regime")))

    @cached_property
    def _keys(self) -> list[int]:
        return [key_of(self.key, level) for level in range(_TOP + 1)]

    def volatility(self, first: int, count: int) -> Floats:
        """Deviation of one minute's movement, for `count` minutes from minute `first`."""
        cell = first >> CELL_BITS
        cells = self.regime.at_cells(cell, ((first + count - 1) >> CELL_BITS) - cell + 1)
        minutes = np.arange(first, first + count, dtype=np.int64)
        spread: Floats = cells[(minutes >> CELL_BITS) - cell] * self.sigma
        return spread

    def at_minutes(self, first: int, count: int) -> Floats:
        """The walk at the start of `count` minutes from minute `first` (minutes since 1970)."""
        last = first + count - 1
        cell = first >> _REGIME_LEVELS << (_REGIME_LEVELS - CELL_BITS)
        stop = ((last >> _REGIME_LEVELS) + 2) << (_REGIME_LEVELS - CELL_BITS)
        liveliness = self.regime.at_cells(cell, stop - cell)
        low = first >> _TOP
        anchors = np.arange(low, (last >> _TOP) + 2, dtype=np.int64)
        values: Floats = bell(draw(self._keys[_TOP], anchors)) * self.wander
        for level in range(_TOP - 1, -1, -1):
            middles = 2 * np.arange(low, low + len(values) - 1, dtype=np.int64) + 1
            shift = bell(draw(self._keys[level], middles))
            shift *= self.sigma * _liveliness(level) * 2.0 ** ((level - 1) / 2)
            if level < _REGIME_LEVELS:
                at = ((middles << level) >> CELL_BITS) - cell
                shift *= liveliness[at]
            finer = np.empty(2 * len(values) - 1)
            finer[::2] = values
            finer[1::2] = (values[:-1] + values[1:]) / 2 + shift
            begin = (first >> level) - 2 * low
            values = finer[begin : (last >> level) + 2 - 2 * low]
            low = first >> level
        return values[:count]
