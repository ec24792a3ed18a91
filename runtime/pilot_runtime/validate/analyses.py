# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's own analyses: which are asked for, what a finding means, what came out."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from pilot_runtime.validate.findings import (
    LOOK_AHEAD,
    STARTUP_TOO_SHORT,
    Finding,
    Severity,
    Stage,
)
from pilot_runtime.validate.sandbox.outcome import Ending

E = TypeVar("E", bound=StrEnum)


class Analysis(StrEnum):
    """By the names that `spec.validation.analyses` of a Strategy has for them."""

    LOOKAHEAD = "Lookahead"
    RECURSIVE = "Recursive"

    @property
    def stage(self) -> Stage:
        return Stage(self.value.lower())


class OnFinding(StrEnum):
    """What it means for the verdict that an analysis finds something."""

    WARN = "Warn"
    REFUSE = "Refuse"


class Conclusion(StrEnum):
    """How an analysis ended; only `Found` and `Failed` can refuse."""

    PASSED = "Passed"
    FOUND = "Found"
    UNCLEAR = "Unclear"
    OUT_OF_TIME = "OutOfTime"
    FAILED = "Failed"
    NOT_RUN = "NotRun"


@dataclass(frozen=True, slots=True)
class Asked:
    """The analyses that are wanted, each once, in their order."""

    analyses: tuple[Analysis, ...] = ()
    on_finding: OnFinding = OnFinding.WARN


@dataclass(frozen=True, slots=True)
class AnalysisResult:
    """One analysis; `message` has figures and names of indicators, or says why there are none."""

    name: Analysis
    result: Conclusion
    message: str


# what an analysis is made for; all else that it says is about itself
BIASED: Final = frozenset({LOOK_AHEAD, STARTUP_TOO_SHORT})
LATE: Final[frozenset[str]] = frozenset({Ending.OUT_OF_TIME, Ending.OUT_OF_CPU})
LONGEST_TEXT: Final = 400


def asked(names: Iterable[object], on_finding: object = OnFinding.WARN) -> Asked:
    """From words; raises ValueError, which names the word and those that there are."""
    wanted = {_word(Analysis, name) for name in names}
    return Asked(tuple(one for one in Analysis if one in wanted), _word(OnFinding, on_finding))


def weighed(finding: Finding, on_finding: OnFinding) -> Finding:
    """A finding of an analysis, with the severity that was asked for."""
    if on_finding is OnFinding.REFUSE and finding.code in BIASED:
        return dataclasses.replace(finding, severity=Severity.ERROR)
    return finding


def concluded(analysis: Analysis, findings: Iterable[Finding], told: str) -> AnalysisResult:
    """What a run comes to; `told` is its own word about a pass, and cannot make it one."""
    found = tuple(findings)
    for result, fitting in (
        (Conclusion.FAILED, [o for o in found if o.severity is Severity.ERROR and not _known(o)]),
        (Conclusion.FOUND, [one for one in found if one.code in BIASED]),
        (Conclusion.OUT_OF_TIME, [one for one in found if one.code in LATE]),
        (Conclusion.UNCLEAR, list(found)),
    ):
        if fitting:
            return AnalysisResult(
                analysis, result, "; ".join(one.message for one in fitting)[:LONGEST_TEXT]
            )
    return AnalysisResult(analysis, Conclusion.PASSED, told[:LONGEST_TEXT])


def not_run(analysis: Analysis) -> AnalysisResult:
    """It was asked for, and what came before refuses the program already."""
    return AnalysisResult(analysis, Conclusion.NOT_RUN, "the program is refused without it")


def _known(finding: Finding) -> bool:
    return finding.code in BIASED | LATE


def _word(kind: type[E], name: object) -> E:
    for one in kind:
        if str(name).lower() == one.value.lower():
            return one
    raise ValueError(f"{name} is none of {', '.join(kind)}")
