# SPDX-License-Identifier: Apache-2.0
"""What the validator's pod found out about a version; the operator keeps it in a ConfigMap."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LABEL = "crypto-pilot.dev/validation"
"""Names the Strategy."""

_VERSION = "crypto-pilot.dev/strategy-version"
_DIGEST = "crypto-pilot.dev/digest"


@dataclass(frozen=True)
class Finding:
    """A place in the program, and what to do about it."""

    code: str
    severity: str
    """`error` or `warning`."""
    file: str
    line: int
    """From 1; 0 = the whole file."""
    message: str
    remedy: str


@dataclass(frozen=True)
class ValidationReport:
    """The verdict on one version."""

    version: str
    digest: str
    accepted: bool
    message: str
    findings: tuple[Finding, ...]
    stages: tuple[dict[str, Any], ...]
    """Empty when only the summary could be read."""
    measured: dict[str, Any]
    analyses: tuple[dict[str, str], ...] = ()
    """Freqtrade's own that were asked for: name, result, message."""


def reports_of(config_maps: Sequence[dict[str, Any]]) -> list[ValidationReport]:
    """Those that can be read; `report.json` says more than `summary.json`."""
    return [found for one in config_maps if (found := _report(one)) is not None]


def report_text(report: ValidationReport) -> str:
    """The verdict, a line for each finding, and what to do about it."""
    errors = sum(finding.severity == "error" for finding in report.findings)
    warnings = len(report.findings) - errors
    word = "accepted" if report.accepted else "REFUSED"
    lines = [f"Validation of {report.version}: {word} ({errors} errors, {warnings} warnings)"]
    for finding in report.findings:
        place = f"{finding.file}:{finding.line}: " if finding.line else f"{finding.file}: "
        where = place if finding.file else ""
        lines.append(f"  {finding.severity:<7} {finding.code}: {where}{finding.message}")
        if finding.remedy:
            lines.append(f"          → {finding.remedy}")
    if not report.findings and not report.accepted:
        lines.append(f"  {report.message}")
    lines += [
        f"  {one['name']} analysis: {one['result']} ({one['message']})" for one in report.analyses
    ]
    told = {one["name"].lower() for one in report.analyses}
    passed = [
        f"{stage['stage']} {str(stage['result']).lower()}"
        for stage in report.stages
        if stage["stage"] not in told
    ]
    return "\n".join([*lines, *([f"  stages: {', '.join(passed)}"] if passed else [])])


def _report(config_map: dict[str, Any]) -> ValidationReport | None:
    metadata = config_map["metadata"]
    notes, data = metadata.get("annotations") or {}, config_map.get("data") or {}
    said = _json(data.get("report.json", "")) or _json(data.get("summary.json", ""))
    if said is None:
        return None
    return ValidationReport(
        version=notes.get(_VERSION, ""),
        digest=notes.get(_DIGEST, ""),
        accepted=bool(said.get("accepted")),
        message=str((said.get("condition") or {}).get("message") or ""),
        findings=tuple(_finding(one) for one in said.get("findings") or ()),
        stages=tuple(said.get("stages") or ()),
        measured=said.get("measured") or {},
        analyses=tuple(_analysis(one) for one in said.get("analyses") or ()),
    )


def _analysis(one: dict[str, Any]) -> dict[str, str]:
    return {key: str(one.get(key) or "") for key in ("name", "result", "message")}


def _finding(one: dict[str, Any]) -> Finding:
    return Finding(
        code=str(one.get("code", "")),
        severity=str(one.get("severity", "")),
        file=str(one.get("file") or ""),
        line=int(one.get("line") or 0),
        message=str(one.get("message", "")),
        remedy=str(one.get("remedy") or ""),
    )


def _json(text: str) -> dict[str, Any] | None:
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError):
        # A report that was cut off is no report; the summary beside it is short.
        return None
