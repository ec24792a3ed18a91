# SPDX-License-Identifier: GPL-3.0-only
"""The forms of a verdict, and the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilot_runtime.validate.findings import Finding, Severity, Stage, in_order
from pilot_runtime.validate.report.condition import condition
from pilot_runtime.validate.report.document import document
from pilot_runtime.validate.report.summary import summary
from pilot_runtime.validate.report.text import text
from pilot_runtime.validate.sandbox.confinement import Lock
from pilot_runtime.validate.surroundings import clean_command
from pilot_runtime.validate.verdict import Result, Verdict, stage_results

RUNTIME = Path(__file__).parents[2]
CHECKOUT = RUNTIME.parent

findings = st.builds(
    Finding,
    stage=st.sampled_from(Stage),
    code=st.sampled_from(["NetworkAccess", "Raises"]),
    severity=st.sampled_from(Severity),
    message=st.text(max_size=700),
    remedy=st.text(max_size=700),
    file=st.text(max_size=300),
    line=st.integers(0, 9999),
)


def verdict(found=(), locks=()):
    ordered = in_order(found)
    stages = stage_results(Stage, {}, ordered)
    return Verdict("A", "0" * 64, ("A.py",), "2026.9", ordered, stages, locks, {"entries": 3.0})


@settings(deadline=None, max_examples=60)
@given(st.lists(findings, max_size=40))
def test_a_summary_fits_into_a_termination_message(found):
    made = verdict(found)
    short = summary(made)
    assert len(short.encode()) <= 4096
    told = json.loads(short)
    assert told["accepted"] == made.accepted
    assert told["errors"] + told["warnings"] == len(made.findings)
    assert len(json.dumps(document(made))) >= len(short) - 4096
    assert len(condition(made)["message"]) <= 1024


def test_a_condition_says_what_to_do():
    error = Finding(
        Stage.RULES, "NetworkAccess", Severity.ERROR, "imports socket", "do not", "A.py", 3
    )
    assert condition(verdict([error])) == {
        "type": "Validated", "status": "False", "reason": "NetworkAccess",
        "message": "A.py:3: imports socket, do not",
    }  # fmt: skip
    warning = Finding(Stage.RULES, "LookAhead", Severity.WARNING, "shift", "shift back", "A.py")
    said = condition(verdict([warning]))
    assert (said["status"], said["reason"]) == ("True", "ValidationPassed")
    assert said["message"] == "A passed validation with 1 warning: A.py: shift, shift back"
    assert condition(verdict())["message"] == "A passed validation."


def test_a_text_says_which_locks_do_not_hold():
    locks = (
        Lock("files", "Landlock", holds=False, why="unknown to this kernel"),
        Lock("network", "seccomp", holds=True),
    )
    said = text(verdict(locks=locks))
    assert "NOT IN FORCE: Landlock (files): unknown to this kernel" in said
    assert "WEAK: only Python itself keeps the strategy from: files" in said
    assert "confined by: seccomp (network)" in said


def test_a_stage_that_could_not_judge_is_skipped():
    undone = Finding(Stage.LOOKAHEAD, "NotAnalysed", Severity.WARNING, "too few trades", "")
    results = {one.stage: one for one in stage_results([Stage.LOOKAHEAD], {}, [undone])}
    assert results[Stage.LOOKAHEAD].result is Result.SKIPPED
    assert results[Stage.LOOKAHEAD].why == "too few trades"
    assert results[Stage.RECURSIVE].why == "an earlier stage failed"


def test_the_validator_starts_again_without_the_callers_environment():
    words, env = clean_command({"PATH": "/bin", "API_KEY": "x"}, ["A.py"], safe_path=False)
    assert words == [sys.executable, "-P", "-m", "pilot_runtime.validate", "A.py"]
    assert "API_KEY" not in env
    assert clean_command(env, ["A.py"], safe_path=True) is None
    assert clean_command(env, ["A.py"], safe_path=False) is not None


@pytest.mark.timeout(300)
def test_the_command_leaves_a_report_a_summary_and_an_exit_code(tmp_path):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "pilot_runtime.validate", *map(str, words)],
            capture_output=True, text=True, check=False, timeout=250, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(RUNTIME), "API_KEY": "hunter2"},
        )  # fmt: skip

    message = tmp_path / "termination-log"
    done = run("--json", "--termination-message", message, "--scratch", tmp_path,
               CHECKOUT / "strategies" / "ema-rsi")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["condition"]["status"] == "True"
    assert json.loads(message.read_text())["digest"] == json.loads(done.stdout)["digest"]
    assert [one.name for one in tmp_path.iterdir()] == ["termination-log"]
    refused = run(RUNTIME / "tests" / "validate" / "malicious" / "in-network.py")
    assert refused.returncode == 1
    assert "NetworkAccess: in-network.py:3:" in refused.stdout
