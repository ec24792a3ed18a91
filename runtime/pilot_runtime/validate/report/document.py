# SPDX-License-Identifier: GPL-3.0-only
"""The whole verdict as JSON."""

from dataclasses import asdict
from typing import Any

from pilot_runtime.validate.report.condition import condition
from pilot_runtime.validate.sandbox.confinement import weak_points
from pilot_runtime.validate.verdict import Verdict

FORMAT = 1


def document(verdict: Verdict) -> dict[str, Any]:
    """A mapping of plain values; only `measured` differs between runs on the same program."""
    return {
        "format": FORMAT,
        "accepted": verdict.accepted,
        "className": verdict.class_name,
        "digest": verdict.digest,
        "files": list(verdict.files),
        "freqtrade": verdict.freqtrade,
        "condition": condition(verdict),
        "stages": [asdict(one) for one in verdict.stages],
        "findings": [asdict(one) for one in verdict.findings],
        "analyses": [asdict(one) for one in verdict.analyses],
        "confinement": {
            "locks": [asdict(one) for one in verdict.locks],
            "weak": list(weak_points(verdict.locks)),
        },
        "measured": dict(verdict.measured),
        "output": verdict.output,
    }
