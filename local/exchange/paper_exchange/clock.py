# SPDX-License-Identifier: Apache-2.0
"""Where the time comes from."""

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""Now, in milliseconds since 1970."""


def system_clock() -> int:
    """The machine's time in milliseconds."""
    return time.time_ns() // 1_000_000
