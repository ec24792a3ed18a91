# SPDX-License-Identifier: GPL-3.0-only
"""The verdict in at most 4,096 bytes: what a pod may leave as its termination message."""

import json
from typing import Any

from pilot_runtime.validate.report.condition import condition
from pilot_runtime.validate.report.document import FORMAT
from pilot_runtime.validate.sandbox.confinement import weak_points
from pilot_runtime.validate.verdict import Verdict

LONGEST_BYTES = 4096
_LONGEST_TEXT = 200


def summary(verdict: Verdict) -> str:
    """JSON with the condition, figures, and as many findings as there is room for."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "accepted": verdict.accepted,
        "className": verdict.class_name[:_LONGEST_TEXT],
        "digest": verdict.digest,
        "freqtrade": verdict.freqtrade,
        "condition": _shortened(condition(verdict)),
        "errors": len(verdict.errors),
        "warnings": len(verdict.warnings),
        "weak": list(weak_points(verdict.locks)),
        "measured": dict(verdict.measured),
        "analyses": _analyses(verdict, _LONGEST_TEXT),
        "findings": [],
    }
    if len(_bytes(content)) > LONGEST_BYTES:
        content["analyses"] = _analyses(verdict, 0)
    for one in (*verdict.errors, *verdict.warnings):
        content["findings"].append(
            {"code": one.code, "severity": one.severity, "file": one.file[:80], "line": one.line,
             "message": one.message[:_LONGEST_TEXT]}
        )  # fmt: skip
        if len(_bytes(content)) > LONGEST_BYTES:
            content["findings"].pop()
            break
    return _bytes(content).decode()


def _analyses(verdict: Verdict, longest: int) -> list[dict[str, str]]:
    return [
        {"name": one.name, "result": one.result, "message": one.message[:longest]}
        for one in verdict.analyses
    ]


def _shortened(said: dict[str, Any]) -> dict[str, Any]:
    # escaped characters take six bytes each
    return said | {"message": said["message"][:300]}


def _bytes(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()
