# SPDX-License-Identifier: Apache-2.0
"""What fails once and then passes is unsteady: it does not stop a build, and is not hidden."""

import os

import pytest

from pilot_cli.testing.cases import Case, Outcome, counted, tried_again
from pilot_cli.testing.counts import Counts
from pilot_cli.testing.e2e import files, run_e2e
from pilot_cli.testing.junit_xml import junit_counts
from pilot_cli.testing.python import run_python
from pilot_cli.testing.shell import Shell
from pilot_cli.testing.stage import StageResult
from pilot_cli.testing.summary import summary_json, summary_text

GOOD = Case("m", "good", Outcome.PASSED)
BAD = Case("m", "bad", Outcome.FAILED, "no luck")

PYTEST = """#!/bin/sh
# Stands in for pytest: fails at its first run in a folder, and then does what `then` says.
for word in "$@"; do
  case $word in --junitxml=*) report=${word#--junitxml=};; esac
done
[ -n "$report" ] || exit 0
bad='<testcase classname="scenarios.test_x" name="t"><failure message="race"/></testcase>'
good='<testcase classname="scenarios.test_x" name="t"/>'
echo "$@" >> calls
if [ $(wc -l < calls) = 1 ]; then case=$bad code=1; else case=$THEN code=0; fi
[ "$case" = good ] && case=$good
[ "$case" = bad ] && { case=$bad; code=1; }
echo "<testsuite>$case</testsuite>" > "$report"
exit $code
"""


@pytest.fixture
def pytest_program(tmp_path):
    program = tmp_path / "python"
    program.write_text(PYTEST)
    program.chmod(0o755)
    return program


def shell(tmp_path, then):
    (tmp_path / "logs").mkdir()
    env = {"PATH": os.environ["PATH"], "THEN": then}
    return Shell(tmp_path / "logs" / "stage.log", env, lambda _: None)


def test_what_passes_at_the_second_try_is_unsteady():
    cases = tried_again([GOOD, BAD], lambda failed: [Case("m", "bad", Outcome.PASSED)])
    assert counted(cases) == Counts(passed=2, unsteady=("m.bad: no luck",))


@pytest.mark.parametrize("second", [[], [BAD], [Case("m", "bad", Outcome.SKIPPED)], [GOOD]])
def test_what_does_not_pass_at_the_second_try_has_failed(second):
    cases = tried_again([GOOD, BAD], lambda failed: second)
    assert counted(cases) == Counts(passed=1, failed=1, failures=("m.bad: no luck",))


@pytest.mark.parametrize("cases", [[GOOD], [Case("m", str(n), Outcome.FAILED) for n in range(26)]])
def test_nothing_is_tried_again_without_failures_or_with_many(cases):
    def never(failed):
        raise AssertionError(failed)

    assert tried_again(cases, never) == cases


def test_surefire_tells_what_was_unsteady(tmp_path):
    flaky = '<testcase classname="a" name="t"><flakyFailure message="once"/></testcase>'
    (tmp_path / "r.xml").write_text(f"<testsuite>{flaky}</testsuite>")
    assert junit_counts([tmp_path / "r.xml"]) == Counts(passed=1, unsteady=("a.t: once",))


def test_scenarios_are_tried_again_with_those_before_them_in_their_file(tmp_path, pytest_program):
    (tmp_path / "e2e").mkdir()
    counts = run_e2e(shell(tmp_path, "good"), tmp_path, pytest_program, ["-k", "x"])
    assert counts == Counts(passed=1, unsteady=("scenarios.test_x.t: race",))
    first, second = (tmp_path / "e2e" / "calls").read_text().splitlines()
    assert first.endswith("-k x")
    assert second.endswith(" scenarios/test_x.py")


def test_a_scenario_that_fails_twice_has_failed(tmp_path, pytest_program):
    (tmp_path / "e2e").mkdir()
    counts = run_e2e(shell(tmp_path, "bad"), tmp_path, pytest_program)
    assert (counts.passed, counts.failed, counts.unsteady) == (0, 1, ())


def test_a_class_of_scenarios_is_in_its_file():
    cases = [
        Case(suite, "t", Outcome.FAILED) for suite in ("s.test_a", "s.test_a.TestIt", "s.test_b")
    ]
    assert files(cases) == ["s/test_a.py", "s/test_b.py"]


@pytest.mark.parametrize(("then", "failed"), [("good", 0), ("bad", 1)])
def test_python_tests_are_tried_again_alone(tmp_path, pytest_program, then, failed):
    for folder in ("runtime", "e2e"):
        (tmp_path / folder).mkdir()
    (tmp_path / "runtime" / "pyproject.toml").write_text("")
    counts = run_python(shell(tmp_path, then), tmp_path, pytest_program)
    assert (counts.failed, len(counts.unsteady)) == (failed, 1 - failed)
    assert "--last-failed" in (tmp_path / "runtime" / "calls").read_text().splitlines()[1]


def test_the_summary_names_what_was_unsteady(tmp_path):
    result = StageResult("e2e", Counts(passed=1, unsteady=("m.bad: no luck",)), 1.0, tmp_path)
    assert result.good
    assert "  m.bad: no luck" in summary_text([result])
    assert summary_text([result]).endswith("1 passed, 0 failed")
    assert summary_json([result])["unsteady"] == ["m.bad: no luck"]
