# SPDX-License-Identifier: Apache-2.0
"""What happens inside a minute: a fixed library of small paths that start and end at zero."""

from dataclasses import dataclass

import numpy as np

from paper_exchange.model.hashing import Floats, bell, draw, key_of, uniform

TICKS = 20
"""Prices a minute: one every three seconds."""

_PATTERNS = 256


@dataclass(frozen=True)
class Bridges:
    """`shape[k]` is a path of TICKS points in units of a minute's deviation, `shape[k, 0]` = 0.

    `top` and `bottom` bound each path; `shares[k]` tells how a minute's volume has been spent
    up to and including each tick, ending at 1.
    """

    shape: Floats
    top: Floats
    bottom: Floats
    shares: Floats

    @staticmethod
    def of(seed: int) -> "Bridges":
        grid = np.arange(_PATTERNS * TICKS, dtype=np.int64)
        steps = bell(draw(key_of(seed, "bridge"), grid)).reshape(_PATTERNS, TICKS) / TICKS**0.5
        path = np.concatenate([np.zeros((_PATTERNS, 1)), np.cumsum(steps, axis=1)], axis=1)
        path -= path[:, -1:] * np.linspace(0.0, 1.0, TICKS + 1)
        shape = path[:, :TICKS]
        weights = 0.1 + uniform(draw(key_of(seed, "spend"), grid)).reshape(_PATTERNS, TICKS) ** 2
        shares = np.cumsum(weights, axis=1)
        shares /= shares[:, -1:]
        shares[:, -1] = 1.0
        return Bridges(shape, shape.max(axis=1), shape.min(axis=1), shares)
