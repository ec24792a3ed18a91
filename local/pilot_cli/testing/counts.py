# SPDX-License-Identifier: Apache-2.0
"""How many tests passed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """Tests by result, with the names of those that did not simply pass.

    `unsteady` ones failed and then passed; they are among those that passed.
    """

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    unsteady: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.passed + self.failed + self.skipped

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.failures + other.failures,
            self.skips + other.skips,
            self.unsteady + other.unsteady,
        )


PASSED_CHECK = Counts(passed=1)


def failed_check(name: str) -> Counts:
    """One check (a linter, a compiler, a coverage threshold) that failed."""
    return Counts(failed=1, failures=(name,))
