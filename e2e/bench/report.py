# SPDX-License-Identifier: Apache-2.0
"""Where a benchmark puts its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.figure import Figure, utc_now


@dataclass(frozen=True)
class Report:
    """Figures of one benchmark; each is printed the moment it is known.

    `bots` and `clients` are how many were asked for; None = as many as the benchmark makes by
    itself. `rollout`: scale brings a second version of the strategy to all of them.
    """

    bench: str
    machine: str
    emit: Callable[[Figure], None]
    progress: Callable[[str], None]
    bots: int | None = None
    clients: int | None = None
    rollout: bool = False

    def add(
        self, figure: str, value: float, unit: str, *, runs: int = 1, baseline: float | None = None
    ) -> None:
        """Four significant digits are more than any of these measurements has."""
        ratio = float(f"{value / baseline:.3g}") if baseline else None
        rounded = float(f"{value:.4g}")
        against = None if baseline is None else float(f"{baseline:.4g}")
        self.emit(
            Figure(self.bench, figure, rounded, unit, against, ratio, runs, utc_now(), self.machine)
        )
