# SPDX-License-Identifier: GPL-3.0-only
"""Reads what a bot's process counts about itself."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = "vitals.json"


@dataclass(frozen=True, slots=True)
class Vitals:
    """Counts of one process since it began, seconds since 1970.

    `errors`: logged errors, and exceptions of its strategy. Times are medians in ms, None before
    the first: `loop_ms` of its last trading loops, `analysis_ms` of a new candle of all its pairs.
    """

    since: float
    errors: int
    loop_ms: float | None = None
    analysis_ms: float | None = None

    @property
    def alarm(self) -> int:
        """Grows each time the errors have doubled: 1, 2, 4, 8."""
        return self.errors.bit_length()


def read_vitals(run_dir: Path, pid: int) -> Vitals | None:
    """None as long as that very process has not written anything."""
    try:
        value = json.loads((run_dir / FILE).read_text(encoding="utf-8"))
        if value["pid"] != pid:
            return None
        return Vitals(
            float(value["since"]),
            int(value["errors"]),
            _number(value["loopMs"]),
            _number(value["analysisMs"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
