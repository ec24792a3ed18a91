# SPDX-License-Identifier: Apache-2.0
"""How lively a market is: quiet spells, storms, and the rhythm of the day."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from paper_exchange.model.hashing import Floats, Ints, bell, draw, key_of

CELL_BITS: Final = 4
"""One value holds for 2**CELL_BITS = 16 minutes."""

_MINUTES_A_DAY: Final = 1440
_BUSIEST_MINUTE: Final = 14 * 60 + 30
_QUIETEST, _WILDEST = 0.25, 3.5


@dataclass(frozen=True)
class VolatilityRegime:
    """Multiplier of a market's usual volatility, between 0.25 and 3.5; a function of time only."""

    key: int

    def at_cells(self, first: int, count: int) -> Floats:
        """Multipliers of `count` cells of 16 minutes, the first of them number `first`."""
        cells = np.arange(first, first + count, dtype=np.int64)
        storm = 0.60 * self._noise("hours", cells, 5) + 0.50 * self._noise("days", cells, 46)
        minute_of_day = (cells << CELL_BITS) % _MINUTES_A_DAY
        phase = (minute_of_day - _BUSIEST_MINUTE) * (2.0 * np.pi / _MINUTES_A_DAY)
        multiplier = np.exp(storm) * (1.0 + 0.3 * np.cos(phase))
        bounded: Floats = np.clip(multiplier, _QUIETEST, _WILDEST)
        return bounded

    def _noise(self, name: str, cells: Ints, period: int) -> Floats:
        knot, inside = np.divmod(cells, period)
        key = key_of(self.key, name)
        share = inside / period
        smooth = share * share * (3.0 - 2.0 * share)
        left, right = bell(draw(key, knot)), bell(draw(key, knot + 1))
        mixed: Floats = left + (right - left) * smooth
        return mixed
