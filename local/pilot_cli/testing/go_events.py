# SPDX-License-Identifier: Apache-2.0
"""Reads the output of `go test -json`."""

from __future__ import annotations

import json

from pilot_cli.testing.counts import Counts


def go_counts(output: str) -> Counts:
    """Counts tests, and packages that failed without a failed test (they did not compile)."""
    total = Counts()
    failed_packages: set[str] = set()
    with_failed_tests: set[str] = set()
    for line in output.splitlines():
        if not line.startswith("{"):
            continue
        event = json.loads(line)
        action, test = event.get("Action"), event.get("Test")
        package = event.get("Package", "")
        name = f"{package}.{test}"
        match action:
            case "pass" if test:
                total += Counts(passed=1)
            case "skip" if test:
                total += Counts(skipped=1, skips=(name,))
            case "fail" if test:
                total += Counts(failed=1, failures=(name,))
                with_failed_tests.add(package)
            case "fail":
                failed_packages.add(package)
            case _:
                pass
    broken = sorted(failed_packages - with_failed_tests)
    return total + Counts(failed=len(broken), failures=tuple(broken))
