# SPDX-License-Identifier: Apache-2.0
"""Recordings: candle files in the format freqtrade downloads them."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from paper_exchange.model.hashing import Floats, Ints
from paper_exchange.model.interval import INTERVALS, MINUTE_MS

_NAME: Final = re.compile(
    r"(?P<base>[A-Z0-9]+)_(?P<quote>[A-Z0-9]+)-(?P<interval>\d+[mhdwM])\.(?P<kind>feather|json|json\.gz)"
)
_SHORTEST: Final = 2


class ReplayFileError(Exception):
    """A recording is missing or cannot be read; the message names file and cause."""


@dataclass(frozen=True)
class Recording:
    """Candles of one pair without gaps, `minutes` minutes each.

    Open, high, low and close are in quote currency, volume in base currency.
    """

    base: str
    quote: str
    minutes: int
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    @property
    def symbol_name(self) -> str:
        return self.base + self.quote

    def __len__(self) -> int:
        return len(self.open)


def load_recordings(directory: Path) -> list[Recording]:
    """All recordings of a directory; of several intervals of a pair the shortest is taken."""
    if not directory.is_dir():
        raise ReplayFileError(f"{directory} is not a directory")
    best: dict[str, Recording] = {}
    for path in sorted(directory.iterdir()):
        match = _NAME.fullmatch(path.name)
        if match is None or INTERVALS.get(match["interval"]) is None:
            continue
        minutes = INTERVALS[match["interval"]].minutes
        name = match["base"] + match["quote"]
        if minutes and (name not in best or minutes < best[name].minutes):
            best[name] = _load(path, match["base"], match["quote"], minutes)
    if not best:
        raise ReplayFileError(
            f"{directory} holds no candle file named like BTC_USDT-5m.feather, .json or .json.gz"
        )
    return list(best.values())


def _load(path: Path, base: str, quote: str, minutes: int) -> Recording:
    try:
        rows = _feather(path) if path.suffix == ".feather" else _json(path)
    except (OSError, ValueError, TypeError, KeyError, ImportError) as cause:
        raise ReplayFileError(f"{path}: {cause}") from cause
    if rows.ndim != 2 or rows.shape[1] < 6 or len(rows) < _SHORTEST:  # noqa: PLR2004 - columns
        raise ReplayFileError(
            f"{path}: needs at least two rows of date, open, high, low, close, volume"
        )
    if not np.isfinite(rows).all() or (rows[:, 1:5] <= 0).any():
        raise ReplayFileError(f"{path}: prices must be positive numbers")
    filled = rows[_gapless(rows[:, 0].astype(np.int64), minutes * MINUTE_MS)]
    return Recording(base, quote, minutes, *(filled[:, column].copy() for column in range(1, 6)))


def _gapless(times: Ints, step: int) -> Ints:
    """Row numbers that repeat the row before a gap as often as candles are missing."""
    slots = np.arange(times[0], times[-1] + 1, step, dtype=np.int64)
    found: Ints = np.searchsorted(times, slots, side="right").astype(np.int64) - 1
    return found


def _feather(path: Path) -> Floats:
    import pandas as pd  # noqa: PLC0415 - only replay of feather files needs it

    frame = pd.read_feather(path)
    times = frame["date"].astype("datetime64[ms, UTC]").astype("int64")
    columns = [times, *(frame[name] for name in ("open", "high", "low", "close", "volume"))]
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def _json(path: Path) -> Floats:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return np.array(json.loads(text), dtype=np.float64)
