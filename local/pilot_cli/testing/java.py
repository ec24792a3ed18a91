# SPDX-License-Identifier: Apache-2.0
"""Java: the whole reactor, unit tests and those on a real API server."""

from __future__ import annotations

import time
from pathlib import Path

from pilot_cli.testing.counts import Counts, failed_check
from pilot_cli.testing.junit_xml import junit_counts
from pilot_cli.testing.shell import Shell
from pilot_cli.toolchain.tool import Tool

_AGAIN = "-Dsurefire.rerunFailingTestsCount=1"
"""What passes then is in its report as flaky."""


def run_java(shell: Shell, checkout: Path, maven: Tool, jdk: Tool) -> Counts:
    """`mvn verify`: compiles, checks format and architecture, tests, measures coverage."""
    started = time.time()
    command: list[str | Path] = [maven.path, "-B", "-ntp", "--fail-at-end", _AGAIN, "verify"]
    code = shell.run("mvn verify", command, checkout, JAVA_HOME=str(jdk.path))
    counts = junit_counts(reports(checkout, started))
    if code != 0 and counts.failed == 0:
        # A check of the build itself: compiler, format, architecture or coverage.
        counts += failed_check("mvn verify")
    return counts


def reports(checkout: Path, newer_than: float) -> list[Path]:
    """Reports of this run only: an older one would count tests that did not run."""
    found = checkout.glob("*/target/*-reports/TEST-*.xml")
    return sorted(file for file in found if file.stat().st_mtime >= newer_than)
