# SPDX-License-Identifier: Apache-2.0
"""End to end: the user's story and its accidents on a cluster of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pilot_cli.testing.cases import Case, counted, tried_again
from pilot_cli.testing.counts import Counts, failed_check
from pilot_cli.testing.junit_xml import junit_cases
from pilot_cli.testing.shell import Shell


def run_e2e(shell: Shell, checkout: Path, python: Path, only: Sequence[str] = ()) -> Counts:
    """Pytest in e2e/, which starts clusters by `./pilot up`; `only` are pytest arguments.

    Files with a failed scenario are run once more, on a cluster of their own.
    """
    broken = False

    def run(what: str, words: Sequence[str]) -> list[Case]:
        nonlocal broken
        report = shell.log.with_name(f"pytest-e2e-{what.replace(' ', '-')}.xml")
        report.unlink(missing_ok=True)
        command: list[str | Path] = [python, "-m", "pytest", "-v", f"--junitxml={report}", *words]
        code = shell.run(what, command, checkout / "e2e")
        cases = junit_cases([report])
        broken = code != 0 and not counted(cases).failed
        return cases

    first = run("scenarios", only)
    if broken:
        return counted(first) + failed_check("e2e pytest")

    def again(failed: Sequence[Case]) -> list[Case]:
        words = files(failed)
        return run("scenarios again", words) if words else []

    return counted(tried_again(first, again))


def files(cases: Iterable[Case]) -> list[str]:
    """Where tests are, each file once; a scenario may need those before it in its file."""
    return sorted({_file(case.suite) for case in cases if case.suite})


def _file(suite: str) -> str:
    parts = suite.split(".")
    last = max(i for i, part in enumerate(parts) if part.startswith("test_"))
    return "/".join(parts[: last + 1]) + ".py"
