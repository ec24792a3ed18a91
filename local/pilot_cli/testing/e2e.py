# SPDX-License-Identifier: Apache-2.0
"""End to end: the user's story and its accidents on a cluster of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pilot_cli.testing.counts import Counts, failed_check
from pilot_cli.testing.junit_xml import junit_counts
from pilot_cli.testing.shell import Shell


def run_e2e(shell: Shell, checkout: Path, python: Path, only: Sequence[str] = ()) -> Counts:
    """Pytest in e2e/, which starts clusters by `./pilot up`; `only` are pytest arguments."""
    report = shell.log.with_name("pytest-e2e.xml")
    report.unlink(missing_ok=True)
    command: list[str | Path] = [python, "-m", "pytest", "-v", f"--junitxml={report}", *only]
    code = shell.run("scenarios", command, checkout / "e2e")
    counts = junit_counts([report])
    return counts + (failed_check("e2e pytest") if code != 0 and not counts.failed else Counts())
