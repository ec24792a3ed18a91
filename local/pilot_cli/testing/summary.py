# SPDX-License-Identifier: Apache-2.0
"""The one summary at the end of `pilot test`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pilot_cli.duration import spoken
from pilot_cli.table import text_table
from pilot_cli.testing.counts import Counts
from pilot_cli.testing.stage import StageResult

_FAILURES_SHOWN = 40


def total(results: Sequence[StageResult]) -> Counts:
    """The sum; a stage that ran nothing counts as one failure."""
    counts = Counts()
    for result in results:
        counts += result.counts
        if result.counts.passed == 0 and result.counts.failed == 0:
            counts += Counts(failed=1, failures=(f"{result.stage}: no test ran",))
    return counts


def summary_text(results: Sequence[StageResult]) -> str:
    """A table, then what failed or was skipped; the last line is `N passed, M failed`."""
    rows = [
        (
            result.stage,
            "good" if result.good else "FAILED",
            str(result.counts.passed),
            str(result.counts.failed),
            str(result.counts.skipped),
            spoken(result.seconds),
            str(result.log),
        )
        for result in results
    ]
    header = ("STAGE", "RESULT", "PASSED", "FAILED", "SKIPPED", "TIME", "LOG")
    counts = total(results)
    lines = ["", text_table(header, rows)]
    if counts.failures:
        lines += ["", "Failed:", *_shortened(counts.failures)]
    if counts.unsteady:
        title = "Unsteady (failed, then passed when tried again; find out why):"
        lines += ["", title, *_shortened(counts.unsteady)]
    if counts.skips:
        lines += ["", "Skipped:", *_shortened(counts.skips)]
    return "\n".join([*lines, "", f"{counts.passed} passed, {counts.failed} failed"])


def summary_json(results: Sequence[StageResult]) -> dict[str, Any]:
    """The same for programs."""
    counts = total(results)
    return {
        "passed": counts.passed,
        "failed": counts.failed,
        "skipped": counts.skipped,
        "failures": list(counts.failures),
        "unsteady": list(counts.unsteady),
        "stages": [
            {
                "stage": result.stage,
                "good": result.good,
                "passed": result.counts.passed,
                "failed": result.counts.failed,
                "skipped": result.counts.skipped,
                "seconds": round(result.seconds, 1),
                "log": str(result.log),
            }
            for result in results
        ],
    }


def _shortened(names: Sequence[str]) -> list[str]:
    shown = [f"  {name}" for name in names[:_FAILURES_SHOWN]]
    rest = len(names) - len(shown)
    return [*shown, f"  and {rest} more"] if rest else shown
