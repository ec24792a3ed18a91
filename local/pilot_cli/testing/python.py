# SPDX-License-Identifier: Apache-2.0
"""Python: linter, formatter, types and tests with coverage for each project."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pilot_cli.testing.cases import Case, counted, tried_again
from pilot_cli.testing.counts import PASSED_CHECK, Counts, failed_check
from pilot_cli.testing.junit_xml import junit_cases
from pilot_cli.testing.shell import Shell

PROJECTS = ("runtime", "local/exchange", "local", "strategies")
"""Folders with a pyproject.toml that configures their checks."""

COVERAGE_PERCENT = 80

_SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses=4", "--dist", "loadfile")
"""A process for each core; files stay whole, since a module's fixtures are dear."""


def run_python(shell: Shell, checkout: Path, python: Path) -> Counts:
    """All projects that are there, and linter and types for the end-to-end tests."""
    counts = Counts()
    for project in PROJECTS:
        folder = checkout / project
        if (folder / "pyproject.toml").is_file():
            counts += _static(shell, folder, python) + _tests(shell, folder, python)
    return counts + _static(shell, checkout / "e2e", python)


def _static(shell: Shell, folder: Path, python: Path) -> Counts:
    checks: list[tuple[str, list[str]]] = [
        ("ruff", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
    ]
    if "mypy" in _tools(folder):
        checks.append(("mypy", ["mypy"]))
    counts = Counts()
    for name, words in checks:
        what = f"{folder.name}: {name}"
        code = shell.run(what, [python, "-m", *words], folder)
        counts += PASSED_CHECK if code == 0 else failed_check(what)
    return counts


def _tests(shell: Shell, folder: Path, python: Path) -> Counts:
    report = shell.log.with_name(f"pytest-{folder.name}.xml")
    report.unlink(missing_ok=True)
    measured = "coverage" in _tools(folder)
    coverage = ["--cov", "--cov-report=term", f"--cov-fail-under={COVERAGE_PERCENT}"]
    what = f"{folder.name}: pytest"
    code = shell.run(
        what,
        [
            *(python, "-m", "pytest", "-q", f"--junitxml={report}", *_SIDE_BY_SIDE),
            *(coverage if measured else []),
        ],
        folder,
    )
    first = junit_cases([report])
    counts = counted(tried_again(first, lambda _: _last_failed(shell, folder, python)))
    if code != 0 and counted(first).failed == 0:
        counts += failed_check(f"{what}: coverage below {COVERAGE_PERCENT} % or tests not run")
    return counts


def _last_failed(shell: Shell, folder: Path, python: Path) -> list[Case]:
    report = shell.log.with_name(f"pytest-{folder.name}-again.xml")
    report.unlink(missing_ok=True)
    words = ["pytest", "-q", "--last-failed", "--last-failed-no-failures=none"]
    shell.run(
        f"{folder.name}: pytest again", [python, "-m", *words, f"--junitxml={report}"], folder
    )
    return junit_cases([report])


def _tools(folder: Path) -> dict[str, object]:
    project = folder / "pyproject.toml"
    tools = tomllib.loads(project.read_text()).get("tool", {}) if project.is_file() else {}
    return dict(tools)
