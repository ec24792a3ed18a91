# SPDX-License-Identifier: Apache-2.0
"""A clock that tests move."""

from dataclasses import dataclass

NOW_MS = 1_795_260_123_456
"""2026-11-21 11:22:03.456 UTC."""


@dataclass
class HandClock:
    """Shows what it was set to."""

    now_ms: int = NOW_MS

    def __call__(self) -> int:
        return self.now_ms
