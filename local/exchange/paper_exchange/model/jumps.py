# SPDX-License-Identifier: Apache-2.0
"""News: sudden moves of one asset that are forgotten over two days."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from paper_exchange.model.hashing import Floats, bell, draw, key_of, uniform

_BLOCK: Final = 240
_CHANCE: Final = 0.10
_MEMORY: Final = 2880
_SMALLEST: Final = 0.006


@dataclass(frozen=True)
class Jumps:
    """At most one jump in four hours, with a chance of one in ten; `size` is its usual log move."""

    key: int
    size: float

    def at_minutes(self, first: int, count: int) -> Floats:
        """Log offset at `count` minutes from minute `first`."""
        minutes = np.arange(first, first + count, dtype=np.int64)
        offset = np.zeros(count)
        if self.size == 0.0:
            return offset
        begin = (first - _MEMORY) // _BLOCK
        blocks = np.arange(begin, (first + count - 1) // _BLOCK + 1, dtype=np.int64)
        happens = uniform(draw(key_of(self.key, "chance"), blocks)) < _CHANCE
        blocks = blocks[happens]
        moments = blocks * _BLOCK + (
            uniform(draw(key_of(self.key, "moment"), blocks)) * _BLOCK
        ).astype(np.int64)
        drawn = bell(draw(key_of(self.key, "size"), blocks)) * self.size
        sizes = np.sign(drawn) * np.maximum(np.abs(drawn), _SMALLEST)
        for moment, size in zip(moments.tolist(), sizes.tolist(), strict=True):
            start = max(0, moment - first)
            stop = min(count, moment + _MEMORY - first)
            if start < stop:
                left = 1.0 - (minutes[start:stop] - moment) / _MEMORY
                offset[start:stop] += size * left * left
        return offset
