# SPDX-License-Identifier: GPL-3.0-only
"""Notices that the clock was set, or that the machine slept: no bot is to blame for that time."""

import time
from collections.abc import Callable

STEP_SECONDS = 5.0


class ClockSteps:
    """Compares the wall clock with the steady one each time it is asked."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()
        self._last = 0.0

    def last(self) -> float:
        """When the clock was last set, seconds since 1970 by the clock as it is now; 0 = never."""
        now = self._wall()
        offset = now - self._steady()
        if abs(offset - self._offset) > STEP_SECONDS:
            self._last = now
        self._offset = offset
        return self._last
