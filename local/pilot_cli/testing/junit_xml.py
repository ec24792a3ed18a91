# SPDX-License-Identifier: Apache-2.0
"""Reads test results in JUnit's XML form, which surefire and pytest write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from pilot_cli.testing.counts import Counts, failed_check

_LONGEST_REASON = 400
_PLACE = re.compile(r"^\S+\.py:\d+(?=:)", re.MULTILINE)
"""Where pytest says that a test failed; the last one is the innermost."""


def junit_counts(files: Iterable[Path]) -> Counts:
    """The sum over all files; one that cannot be read is a failure, not a nought."""
    total = Counts()
    for file in files:
        try:
            root = ElementTree.parse(file).getroot()  # noqa: S314 - written by our own test run
        except (OSError, ElementTree.ParseError) as error:
            total += failed_check(f"{file.name}: {error}")
            continue
        for case in root.iter("testcase"):
            total += _case(case)
    return total


def _case(case: ElementTree.Element) -> Counts:
    name = f"{case.get('classname', '')}.{case.get('name', '')}".strip(".")
    bad = next((child for child in case if child.tag in ("failure", "error")), None)
    if bad is not None:
        return Counts(failed=1, failures=(f"{name}: {_reason(bad)}",))
    if case.find("skipped") is not None:
        return Counts(skipped=1, skips=(name,))
    return Counts(passed=1)


def _reason(bad: ElementTree.Element) -> str:
    """What was wrong and where, in one line: a log may be out of the reader's reach."""
    words = " ".join((bad.get("message") or bad.text or "no reason given").split())
    places = _PLACE.findall(bad.text or "")
    where = f" ({places[-1]})" if places else ""
    return words[:_LONGEST_REASON] + ("…" if len(words) > _LONGEST_REASON else "") + where
