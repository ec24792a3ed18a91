# SPDX-License-Identifier: Apache-2.0
"""Counter-based randomness: the n-th draw of a key is computed without the draws before it."""

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_A: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B: Final = np.uint64(0x94D049BB133111EB)
_SIXTEEN: Final = np.uint64(0xFFFF)
# Four uniform 16-bit numbers added up: mean 131070, standard deviation as below.
_BELL_MEAN: Final = 2.0 * 65535.0
_BELL_DEVIATION: Final = 65536.0 / 3.0**0.5


def key_of(*parts: object) -> int:
    """Name a stream of draws: equal parts give the equal 64-bit key on every machine."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def draw(key: int, index: Ints) -> Bits:
    """64 random bits for each index of the stream `key` (splitmix64)."""
    z = index.astype(np.uint64) * _STEP + np.uint64(key)
    z = (z ^ (z >> np.uint64(30))) * _MIX_A
    z = (z ^ (z >> np.uint64(27))) * _MIX_B
    mixed: Bits = z ^ (z >> np.uint64(31))
    return mixed


def uniform(bits: Bits) -> Floats:
    """Bits as numbers in [0, 1)."""
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53


def bell(bits: Bits) -> Floats:
    """Bits as nearly normal numbers: mean 0, deviation 1, never beyond 3.5."""
    total = bits & _SIXTEEN
    for shift in (16, 32, 48):
        total = total + ((bits >> np.uint64(shift)) & _SIXTEEN)
    return (total.astype(np.float64) - _BELL_MEAN) / _BELL_DEVIATION
