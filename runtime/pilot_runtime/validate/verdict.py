# SPDX-License-Identifier: GPL-3.0-only
"""What validation comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pilot_runtime.validate.analyses import AnalysisResult
from pilot_runtime.validate.findings import Finding, Severity, Stage, refuses
from pilot_runtime.validate.sandbox.confinement import Lock

# a stage that was begun and could not judge
NOT_ANALYSED = "NotAnalysed"


class Result(StrEnum):
    """How a stage ended."""

    PASSED = "Passed"
    FAILED = "Failed"
    SKIPPED = "Skipped"


@dataclass(frozen=True, slots=True)
class StageResult:
    """One stage; `why` says why it was skipped."""

    stage: Stage
    result: Result
    why: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict on one program.

    `measured` holds seconds, bytes and counts by name; it is the only part that may differ
    between two validations of the same program in the same surroundings. `analyses` are those
    of freqtrade that were asked for.
    """

    class_name: str
    digest: str
    files: tuple[str, ...]
    freqtrade: str
    findings: tuple[Finding, ...]
    stages: tuple[StageResult, ...]
    locks: tuple[Lock, ...]
    measured: Mapping[str, float]
    output: str = ""
    analyses: tuple[AnalysisResult, ...] = ()

    @property
    def accepted(self) -> bool:
        return not refuses(self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.WARNING)


def stage_results(
    done: Iterable[Stage], skipped: Mapping[Stage, str], findings: Iterable[Finding]
) -> tuple[StageResult, ...]:
    """One result for each stage, in their order."""
    undone = {one.stage: one.message for one in findings if one.code == NOT_ANALYSED}
    failed = {one.stage for one in findings if one.severity is Severity.ERROR}
    reached = set(done) | failed
    results: list[StageResult] = []
    for stage in Stage:
        if stage in failed:
            results.append(StageResult(stage, Result.FAILED))
        elif stage in undone:
            results.append(StageResult(stage, Result.SKIPPED, undone[stage]))
        elif stage in reached:
            results.append(StageResult(stage, Result.PASSED))
        else:
            why = skipped.get(stage, "an earlier stage failed")
            results.append(StageResult(stage, Result.SKIPPED, why))
    return tuple(results)
