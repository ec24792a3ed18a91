# SPDX-License-Identifier: GPL-3.0-only
"""What bots used of the processors in the last hour, and what all of them did at once.

Bots compute when a candle closes, all at the same moment, so an average alone says little about
who slows down whom. The busiest slice of the whole pod does, and the shares in it add up.
"""

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

SLICES = 240
"""An hour of 15 s: longer than most candles."""
KNOWN_AFTER = 20
"""Five minutes: the most usual candle has closed in them."""
STEP = 5


@dataclass(frozen=True, slots=True)
class CpuFigures:
    """Thousandths of a core, in steps of 5.

    `average_milli`: over the slices that count; `burst_milli`: in the one of them that was the
    busiest of the whole pod, so those of all its bots add up to what the pod needs at its worst.
    """

    average_milli: int
    burst_milli: int


@dataclass(slots=True)
class CpuHistory:
    """Slices of time, each with the use by process id in thousandths of a core."""

    _slices: deque[dict[int, float]] = field(default_factory=lambda: deque(maxlen=SLICES))

    def add(self, used: Mapping[int, float]) -> None:
        self._slices.append(dict(used))

    def figures(self, pids: Collection[int]) -> dict[int, CpuFigures]:
        """For all of them, or for none.

        Only slices in which all were measured count: one that has come since would be missing
        in the others. Nothing is known until there are enough of those.
        """
        wanted = frozenset(pids)
        common = [one for one in self._slices if one.keys() >= wanted]
        if not wanted or len(common) < KNOWN_AFTER:
            return {}
        busiest = max(common, key=lambda one: sum(one[pid] for pid in wanted))
        return {
            pid: CpuFigures(
                average_milli=_stepped(sum(one[pid] for one in common) / len(common)),
                burst_milli=_stepped(busiest[pid]),
            )
            for pid in wanted
        }


def _stepped(milli: float) -> int:
    return round(milli / STEP) * STEP
