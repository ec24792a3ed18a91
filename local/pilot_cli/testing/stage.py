# SPDX-License-Identifier: Apache-2.0
"""A stage of `pilot test` and how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.testing.counts import Counts
from pilot_cli.testing.shell import Shell


@dataclass(frozen=True)
class Stage:
    """A named group of tests; `run` returns what they came to."""

    name: str
    title: str
    run: Callable[[Shell], Counts]


@dataclass(frozen=True)
class StageResult:
    """What came out of one stage."""

    stage: str
    counts: Counts
    seconds: float
    log: Path

    @property
    def good(self) -> bool:
        """A stage in which nothing ran has proven nothing."""
        return self.counts.failed == 0 and self.counts.passed > 0
