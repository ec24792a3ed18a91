# SPDX-License-Identifier: Apache-2.0
"""Programs that a build runs."""

import subprocess
import sys
from pathlib import Path

import pytest
from children import SLEEPER, alive, eventually

from pilot_cli.build.commands import Commands
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


class TestCommands:
    def test_failure_shows_step_log_and_its_end(self, tmp_path):
        log = tmp_path / "logs" / "x.log"
        notes = []
        commands = Commands("thing", log, notes.append)
        script = "print('\\n'.join(map(str, range(30)))); raise SystemExit(3)"
        with pytest.raises(PilotFailure) as failed:
            commands.run("a step", [sys.executable, "-c", script], cwd=tmp_path, env={})
        assert failed.value.code is ExitCode.BUILD_FAILED
        assert "a step" in str(failed.value)
        assert str(log) in str(failed.value)
        assert failed.value.detail.endswith("29")
        assert "\n14\n" not in failed.value.detail
        assert notes == ["a step"]

    def test_success_continues_the_log(self, tmp_path):
        commands = Commands("thing", tmp_path / "x.log", lambda _: None)
        for word in ("one", "two"):
            commands.run(word, [sys.executable, "-c", f"print('{word}')"], cwd=tmp_path, env={})
        text = (tmp_path / "x.log").read_text()
        assert text.index("one") < text.index("two")

    def test_a_command_ends_with_a_pilot_that_is_killed(self, tmp_path):
        running = tmp_path / "running"
        pilot = subprocess.Popen(
            [sys.executable, "-c", _PILOT, sys.executable, SLEEPER, running],
            cwd=Path(__file__).parents[1],
        )
        eventually(running.exists)
        pilot.kill()
        pilot.wait()
        eventually(lambda: not alive(int(running.read_text())))


_PILOT = """
import pathlib, sys, threading
from pilot_cli.build.child import run_child
python, sleeper, running = sys.argv[1:]
here = pathlib.Path.cwd()
run_child([python, "-c", sleeper, running], sys.stderr, threading.Event(), cwd=here, env={})
"""
