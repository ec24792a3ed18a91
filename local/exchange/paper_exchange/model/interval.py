# SPDX-License-Identifier: Apache-2.0
"""Candle intervals and where their candles begin."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

MINUTE_MS: Final = 60_000
_DAY: Final = 1440
_MONDAY: Final = 4 * _DAY
"""1970-01-05 was the first Monday."""


@dataclass(frozen=True)
class Interval:
    """Candles of `minutes` minutes, counted from `origin` (minutes since 1970).

    A month has no fixed length: `minutes` is 0 and candles are counted in months since 1970.
    """

    name: str
    minutes: int
    origin: int = 0

    def index_of(self, minute: int) -> int:
        """Number of the candle that holds the minute."""
        if self.minutes:
            return (minute - self.origin) // self.minutes
        day = datetime.fromtimestamp(minute * 60, UTC)
        return (day.year - 1970) * 12 + day.month - 1

    def start_of(self, index: int) -> int:
        """First minute of candle number `index`."""
        if self.minutes:
            return index * self.minutes + self.origin
        year, month = divmod(index, 12)
        return int(datetime(1970 + year, month + 1, 1, tzinfo=UTC).timestamp()) // 60


INTERVALS: Final = {
    each.name: each
    for each in (
        Interval("1m", 1),
        Interval("3m", 3),
        Interval("5m", 5),
        Interval("15m", 15),
        Interval("30m", 30),
        Interval("1h", 60),
        Interval("2h", 120),
        Interval("4h", 240),
        Interval("6h", 360),
        Interval("8h", 480),
        Interval("12h", 720),
        Interval("1d", _DAY),
        Interval("3d", 3 * _DAY),
        Interval("1w", 7 * _DAY, _MONDAY),
        Interval("1M", 0),
    )
}
