# SPDX-License-Identifier: Apache-2.0
import os
import sys
import time
from pathlib import Path

import pytest

from pilot_cli.testing.counts import Counts
from pilot_cli.testing.e2e import run_e2e
from pilot_cli.testing.go import MODULES, run_go
from pilot_cli.testing.go_events import go_counts
from pilot_cli.testing.java import run_java
from pilot_cli.testing.junit_xml import junit_counts
from pilot_cli.testing.python import run_python
from pilot_cli.testing.shell import Shell
from pilot_cli.testing.stage import StageResult
from pilot_cli.testing.summary import summary_json, summary_text, total
from pilot_cli.toolchain.tool import Tool

JUNIT = """<testsuites><testsuite tests="4">
<testcase classname="a" name="good"/>
<testcase classname="a" name="bad"><failure message="1 is&#10;  not 2">def test():
x/a.py:7:
x/b.py:12: AssertionError</failure></testcase>
<testcase classname="a" name="broken"><error/></testcase>
<testcase classname="a" name="left"><skipped message="no"/></testcase>
</testsuite></testsuites>"""

GO = """go: downloading something
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"fail","Package":"p"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"pass","Package":"q"}
{"Action":"output","Package":"r","Output":"does not compile"}
{"Action":"fail","Package":"r"}
"""


@pytest.fixture
def shell(tmp_path):
    (tmp_path / "logs").mkdir()
    return Shell(tmp_path / "logs" / "stage.log", {"PATH": os.environ["PATH"]}, lambda _: None)


def script(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_junit(tmp_path):
    (tmp_path / "r.xml").write_text(JUNIT)
    counts = junit_counts([tmp_path / "r.xml"])
    assert (counts.passed, counts.failed, counts.skipped) == (1, 2, 1)
    assert counts.failures == (
        "a.bad: 1 is not 2 (x/b.py:12)",
        "a.broken: no reason given",
    )
    assert counts.skips == ("a.left",)
    assert counts.total == 4


def test_a_long_reason_is_cut(tmp_path):
    case = f'<testcase name="t"><failure message="{"x" * 1000}"/></testcase>'
    (tmp_path / "r.xml").write_text(f"<testsuite>{case}</testsuite>")
    assert junit_counts([tmp_path / "r.xml"]).failures == (f"t: {'x' * 400}…",)


@pytest.mark.parametrize("text", ["<testsuite", None])
def test_a_report_that_cannot_be_read_is_a_failure(tmp_path, text):
    if text is not None:
        (tmp_path / "r.xml").write_text(text)
    assert junit_counts([tmp_path / "r.xml"]).failed == 1


def test_go_events():
    counts = go_counts(GO)
    assert (counts.passed, counts.failed, counts.skipped) == (1, 2, 1)
    assert counts.failures == ("p.TestB", "r"), "a package that does not compile counts once"


class TestShell:
    def test_output_and_command_are_in_the_log(self, shell, tmp_path):
        assert shell.run("x", ["sh", "-c", "echo $A; exit 3"], tmp_path, A="hello") == 3
        text = shell.log.read_text()
        assert "hello" in text
        assert "$ cd" in text

    def test_a_program_that_is_not_there(self, shell, tmp_path):
        assert shell.run("x", ["/nonexistent"], tmp_path) == 127

    def test_captured_output(self, shell, tmp_path):
        assert shell.output("x", ["echo", "hi"], tmp_path) == (0, "hi\n")
        assert "hi" in shell.log.read_text()


class TestGo:
    def run(self, shell, tmp_path, vet, test):
        for module in MODULES:
            (tmp_path / module).mkdir(parents=True)
        body = f'if [ "$1" = vet ]; then exit {vet}; fi\n{test}'
        return run_go(shell, tmp_path, Tool("Go", script(tmp_path / "go", body), (1,)))

    def test_good(self, shell, tmp_path):
        line = '{"Action":"pass","Package":"p","Test":"T"}'
        assert self.run(shell, tmp_path, 0, f"echo '{line}'").passed == 2 * len(MODULES)

    def test_vet_counts(self, shell, tmp_path):
        assert self.run(shell, tmp_path, 1, "true").failures == ("go vet",) * len(MODULES)

    def test_a_failure_without_a_test_counts(self, shell, tmp_path):
        assert self.run(shell, tmp_path, 0, "exit 2").failures == ("go test",) * len(MODULES)


class TestJava:
    def run(self, shell, tmp_path, body):
        mvn = script(tmp_path / "mvn", body)
        return run_java(shell, tmp_path, Tool("Maven", mvn, ()), Tool("JDK", tmp_path, (25,)))

    def test_reports_of_this_run_only(self, shell, tmp_path):
        reports = tmp_path / "operator" / "target" / "surefire-reports"
        reports.mkdir(parents=True)
        (reports / "TEST-old.xml").write_text(JUNIT)
        old = time.time() - 100
        os.utime(reports / "TEST-old.xml", (old, old))
        new = '<testsuite><testcase classname="n" name="n"/></testsuite>'
        counts = self.run(shell, tmp_path, f"echo '{new}' > {reports}/TEST-new.xml")
        assert counts == Counts(passed=1)

    def test_a_build_check_counts(self, shell, tmp_path):
        assert self.run(shell, tmp_path, "exit 1").failures == ("mvn verify",)


class TestPython:
    def checkout(self, tmp_path, pyproject):
        (tmp_path / "runtime").mkdir()
        (tmp_path / "runtime" / "pyproject.toml").write_text(pyproject)
        (tmp_path / "e2e").mkdir()
        return tmp_path

    def python(self, tmp_path, body):
        return script(tmp_path / "python", 'echo "$@" >> ' + f"{tmp_path}/calls\n{body}")

    def test_every_check_counts(self, shell, tmp_path):
        checkout = self.checkout(tmp_path, "[tool.mypy]\n[tool.coverage.run]\n")
        report = '<testsuite><testcase classname="c" name="t"/></testsuite>'
        python = self.python(
            tmp_path,
            'for w in "$@"; do case $w in --junitxml=*) echo '
            f"'{report}' > \"${{w#--junitxml=}}\";; esac; done",
        )
        counts = run_python(shell, checkout, python)
        # ruff, format and mypy and one test of runtime, ruff and format of e2e.
        assert counts == Counts(passed=6)
        assert "--cov-fail-under=80" in (tmp_path / "calls").read_text()

    def test_low_coverage_is_a_failure(self, shell, tmp_path):
        checkout = self.checkout(tmp_path, "[tool.coverage.run]\n")
        report = '<testsuite><testcase classname="c" name="t"/></testsuite>'
        python = self.python(
            tmp_path,
            'for w in "$@"; do case $w in --junitxml=*) echo '
            f"'{report}' > \"${{w#--junitxml=}}\"; exit 2;; esac; done",
        )
        counts = run_python(shell, checkout, python)
        assert counts.failed == 1
        assert "coverage below 80 %" in counts.failures[0]

    def test_a_linter_is_named(self, shell, tmp_path):
        checkout = self.checkout(tmp_path, "")
        counts = run_python(shell, checkout, self.python(tmp_path, "exit 1"))
        assert "runtime: ruff" in counts.failures
        assert "e2e: ruff format" in counts.failures


def test_e2e_report_and_exit_code(shell, tmp_path):
    (tmp_path / "e2e").mkdir()
    broken = script(tmp_path / "python", "exit 4")
    assert run_e2e(shell, tmp_path, broken).failed >= 1
    assert run_e2e(shell, tmp_path, Path(sys.executable), ["--co"]).failed >= 1


class TestSummary:
    def result(self, name, counts):
        return StageResult(name, counts, 65.0, Path(f"/logs/{name}.log"))

    def test_the_last_line_sums_up(self):
        results = [
            self.result("go", Counts(passed=3)),
            self.result(
                "java", Counts(passed=5, failed=1, skipped=1, failures=("x",), skips=("y",))
            ),
        ]
        text = summary_text(results)
        assert text.splitlines()[-1] == "8 passed, 1 failed"
        for word in ("go", "FAILED", "/logs/java.log", "1 min 05 s", "  x", "  y"):
            assert word in text
        assert summary_json(results)["passed"] == 8
        assert summary_json(results)["stages"][1]["good"] is False

    def test_a_stage_without_tests_is_a_failure(self):
        results = [self.result("e2e", Counts())]
        assert total(results).failed == 1
        assert not results[0].good
        assert summary_text(results).endswith("0 passed, 1 failed")

    def test_only_skipped_tests_prove_nothing(self):
        assert not self.result("e2e", Counts(skipped=3)).good

    def test_long_lists_are_cut(self):
        many = tuple(f"t{n}" for n in range(50))
        text = summary_text([self.result("go", Counts(failed=50, failures=many))])
        assert "and 10 more" in text
