# SPDX-License-Identifier: Apache-2.0
"""Single tests and how they ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from pilot_cli.testing.counts import Counts

_MOST_TRIED_AGAIN = 25
"""More failures than these are no accident."""


class Outcome(Enum):
    """How a test ended; UNSTEADY failed first and passed when it was tried again."""

    PASSED = auto()
    UNSTEADY = auto()
    FAILED = auto()
    SKIPPED = auto()


@dataclass(frozen=True)
class Case:
    """One test; `suite` is its class or module, `reason` why it did not simply pass."""

    suite: str
    name: str
    outcome: Outcome
    reason: str = ""

    @property
    def title(self) -> str:
        return f"{self.suite}.{self.name}".strip(".")


def counted(cases: Iterable[Case]) -> Counts:
    """The sum of single tests."""
    total = Counts()
    for case in cases:
        told = f"{case.title}: {case.reason}"
        match case.outcome:
            case Outcome.PASSED:
                total += Counts(passed=1)
            case Outcome.UNSTEADY:
                total += Counts(passed=1, unsteady=(told,))
            case Outcome.FAILED:
                total += Counts(failed=1, failures=(told,))
            case Outcome.SKIPPED:
                total += Counts(skipped=1, skips=(case.title,))
    return total


def tried_again(
    cases: Sequence[Case], again: Callable[[Sequence[Case]], Iterable[Case]]
) -> list[Case]:
    """Runs what failed once more; what passes then is unsteady and keeps its first reason.

    Nothing is tried again when nothing failed, or too much to be an accident.
    """
    failed = [case for case in cases if case.outcome is Outcome.FAILED]
    if not failed or len(failed) > _MOST_TRIED_AGAIN:
        return list(cases)
    mended = {case.title for case in again(failed) if case.outcome is Outcome.PASSED}
    return [
        replace(case, outcome=Outcome.UNSTEADY)
        if case.outcome is Outcome.FAILED and case.title in mended
        else case
        for case in cases
    ]
