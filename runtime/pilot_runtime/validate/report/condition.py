# SPDX-License-Identifier: GPL-3.0-only
"""The verdict in the form of a Strategy's condition `Validated`."""

from typing import Any

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.verdict import Verdict

# conditions hold at most 32768 characters; this is what a person reads in kubectl describe
LONGEST_MESSAGE = 1024


def condition(verdict: Verdict) -> dict[str, Any]:
    """Type, status, reason and message; times and generation are the writer's business."""
    if verdict.accepted:
        count = len(verdict.warnings)
        text = f"{verdict.class_name} passed validation"
        text += f" with {count} warning{'s' if count > 1 else ''}: " if count else "."
        text += sentences(verdict.warnings)
        return _condition("True", "ValidationPassed", text)
    return _condition("False", verdict.errors[0].code, sentences(verdict.errors))


def sentences(findings: tuple[Finding, ...]) -> str:
    """Findings in one line."""
    return "; ".join(f"{place(one)}{one.message}, {one.remedy}" for one in findings)


def place(finding: Finding) -> str:
    """`file:line: `, as far as it is known."""
    if not finding.file:
        return ""
    return f"{finding.file}:{finding.line}: " if finding.line else f"{finding.file}: "


def _condition(status: str, reason: str, message: str) -> dict[str, Any]:
    short = message if len(message) <= LONGEST_MESSAGE else message[: LONGEST_MESSAGE - 1] + "…"
    return {"type": "Validated", "status": status, "reason": reason, "message": short}
