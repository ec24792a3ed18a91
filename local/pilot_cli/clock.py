# SPDX-License-Identifier: Apache-2.0
"""Time as a thing to pass in, so that waiting can be tested without waiting."""

import time
from typing import Protocol


class Clock(Protocol):
    """Seconds on a clock that never goes back, and a way to let them pass."""

    def now(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's monotonic clock."""

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
