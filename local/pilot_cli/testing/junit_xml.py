# SPDX-License-Identifier: Apache-2.0
"""Reads test results in JUnit's XML form, which surefire and pytest write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from pilot_cli.testing.cases import Case, Outcome, counted
from pilot_cli.testing.counts import Counts

_LONGEST_REASON = 400
_PLACE = re.compile(r"^\S+\.py:\d+(?=:)", re.MULTILINE)
"""Where pytest says that a test failed; the last one is the innermost."""

_OUTCOMES = {
    "failure": Outcome.FAILED,
    "error": Outcome.FAILED,
    "flakyFailure": Outcome.UNSTEADY,
    "flakyError": Outcome.UNSTEADY,
    "skipped": Outcome.SKIPPED,
}
"""Surefire marks what failed and then passed as flaky."""


def junit_counts(files: Iterable[Path]) -> Counts:
    """The sum over all files; one that cannot be read is a failure, not a nought."""
    return counted(junit_cases(files))


def junit_cases(files: Iterable[Path]) -> list[Case]:
    """Every test of all files; a file that cannot be read is a failed one."""
    cases: list[Case] = []
    for file in files:
        try:
            root = ElementTree.parse(file).getroot()  # noqa: S314 - written by our own test run
        except (OSError, ElementTree.ParseError) as error:
            cases.append(Case("", file.name, Outcome.FAILED, str(error)))
        else:
            cases += map(_case, root.iter("testcase"))
    return cases


def _case(case: ElementTree.Element) -> Case:
    suite, name = case.get("classname", ""), case.get("name", "")
    for child in case:
        if child.tag in _OUTCOMES:
            return Case(suite, name, _OUTCOMES[child.tag], _reason(child))
    return Case(suite, name, Outcome.PASSED)


def _reason(bad: ElementTree.Element) -> str:
    """What was wrong and where, in one line: a log may be out of the reader's reach."""
    words = " ".join((bad.get("message") or bad.text or "no reason given").split())
    places = _PLACE.findall(bad.text or "")
    where = f" ({places[-1]})" if places else ""
    return words[:_LONGEST_REASON] + ("…" if len(words) > _LONGEST_REASON else "") + where
