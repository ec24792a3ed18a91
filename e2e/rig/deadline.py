# SPDX-License-Identifier: Apache-2.0
"""Waits with generous deadlines: they end a broken run, they do not measure."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")


class TooLate(AssertionError):
    """What was waited for did not happen; says what was seen last."""


def eventually(
    look: Callable[[], Seen],
    good: Callable[[Seen], bool],
    what: str,
    seconds: float = 90,
    every: float = 0.25,
) -> Seen:
    """Looks again and again until `good` is content with what is seen, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if good(seen):
            return seen
        if time.monotonic() >= deadline:
            raise TooLate(f"not within {seconds:.0f} s: {what}; last seen: {seen!r}")
        time.sleep(every)


def always(
    look: Callable[[], Seen], good: Callable[[Seen], bool], what: str, seconds: float
) -> None:
    """Looks for `seconds` and fails as soon as `good` is not content."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        seen = look()
        if not good(seen):
            raise AssertionError(f"{what}; seen: {seen!r}")
        time.sleep(0.5)
