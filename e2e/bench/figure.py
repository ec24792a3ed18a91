# SPDX-License-Identifier: Apache-2.0
"""One measured figure."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A JSON line of `pilot bench --json`.

    `ratio` is value / baseline, absent without a baseline; `runs` says how many
    measurements the value sums up; `at` is UTC; `machine` describes where it was.
    """

    bench: str
    figure: str
    value: float
    unit: str
    baseline: float | None
    ratio: float | None
    runs: int
    at: str
    machine: str

    def json_line(self) -> str:
        return json.dumps(asdict(self))

    def text_line(self) -> str:
        against = f"  (baseline {self.baseline:g}, ratio {self.ratio:g})" if self.baseline else ""
        return f"{self.bench:10} {self.figure:28} {self.value:>10g} {self.unit}{against}"


def utc_now() -> str:
    """`2026-11-21T11:00:00Z`."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
