# SPDX-License-Identifier: Apache-2.0
"""Reads test results in JUnit's XML form, which surefire and pytest write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from pilot_cli.testing.counts import Counts, failed_check


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
    results = {child.tag for child in case}
    if results & {"failure", "error"}:
        return Counts(failed=1, failures=(name,))
    if "skipped" in results:
        return Counts(skipped=1, skips=(name,))
    return Counts(passed=1)
