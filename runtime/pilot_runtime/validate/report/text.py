# SPDX-License-Identifier: GPL-3.0-only
"""The verdict for people."""

from collections.abc import Iterator

from pilot_runtime.validate.findings import Finding, Severity
from pilot_runtime.validate.report.condition import place
from pilot_runtime.validate.sandbox.confinement import weak_points
from pilot_runtime.validate.verdict import Result, Verdict

MEBIBYTE = 1 << 20


def text(verdict: Verdict) -> str:
    """Verdict, findings with remedies, stages, figures, and which locks held."""
    return "\n".join(_lines(verdict)) + "\n"


def _lines(verdict: Verdict) -> Iterator[str]:
    name = verdict.class_name or "?"
    yield f"{name}: {'accepted' if verdict.accepted else 'REFUSED'} ({_counts(verdict)})"
    for finding in verdict.findings:
        yield from _finding(finding)
    analysed = {one.name.stage: one for one in verdict.analyses}
    for one in verdict.stages:
        made = analysed.get(one.stage)
        result, why = (made.result, made.message) if made else (one.result, one.why)
        yield f"  {one.stage.value:<10} {result}{f' ({why})' if why else ''}"
    yield from _figures(verdict)
    yield from _locks(verdict)


def _counts(verdict: Verdict) -> str:
    errors, warnings = len(verdict.errors), len(verdict.warnings)
    return (
        f"{errors} error{'' if errors == 1 else 's'}, "
        f"{warnings} warning{'' if warnings == 1 else 's'}"
    )


def _finding(finding: Finding) -> Iterator[str]:
    mark = "error" if finding.severity is Severity.ERROR else "warning"
    yield f"  {mark:<7} {finding.code}: {place(finding)}{finding.message}"
    yield f"          → {finding.remedy}"


def _figures(verdict: Verdict) -> Iterator[str]:
    told = verdict.measured
    if "analysisSeconds" in told:
        yield (
            f"  one analysis of {told.get('candles', 0):.0f} candles: "
            f"{told['analysisSeconds'] * 1000:.1f} ms on average, "
            f"{told.get('slowestAnalysisSeconds', 0) * 1000:.1f} ms at most, "
            f"{told.get('memoryBytes', 0) / MEBIBYTE:.1f} MiB more memory, "
            f"{told.get('entries', 0):.0f} entries"
        )


def _locks(verdict: Verdict) -> Iterator[str]:
    if not any(one.result is not Result.SKIPPED for one in verdict.stages[4:]):
        yield "  nothing of the strategy was run"
        return
    held = [f"{one.by} ({one.keeps})" for one in verdict.locks if one.holds]
    yield f"  confined by: {', '.join(held) or 'nothing'}"
    for one in verdict.locks:
        if not one.holds:
            yield f"  NOT IN FORCE: {one.by} ({one.keeps}): {one.why}"
    weak = weak_points(verdict.locks)
    if weak:
        yield f"  WEAK: only Python itself keeps the strategy from: {', '.join(weak)}"
