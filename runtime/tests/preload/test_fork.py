# SPDX-License-Identifier: GPL-3.0-only
"""What a forked program starts with and how it ends."""

import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import Never

import pytest

from pilot_runtime.preload import fork, process
from pilot_runtime.preload.fork import ForkingOptions


def ended(launch, argv=("pilot-bot", "--id", "x"), env=None) -> int:
    """Run it in a forked child and give its exit code."""
    child = os.fork()
    if child == 0:
        fork.run_in_child(launch, list(argv), env or {"ONLY": "this"})
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def raises(error: BaseException):
    def launch(_) -> Never:
        raise error

    return launch


@pytest.mark.parametrize(
    ("launch", "code"),
    [
        (lambda _: 7, 7),
        (raises(SystemExit(3)), 3),
        (raises(SystemExit(None)), 0),
        (raises(SystemExit("a text")), 1),
        (raises(KeyboardInterrupt()), 130),
        (raises(RuntimeError("broken")), 70),
    ],
)
def test_exit_codes(launch, code, capfd) -> None:
    assert ended(launch) == code
    assert ("RuntimeError: broken" in capfd.readouterr().err) == (code == 70)


def test_own_environment_arguments_signals_and_randomness(tmp_path: Path) -> None:
    random.seed(1)
    expected = random.Random(1).random()

    def launch(arguments) -> int:
        facts = {
            "env": dict(os.environ),
            "argv": sys.argv,
            "arguments": list(arguments),
            "term": signal.getsignal(signal.SIGTERM) == signal.SIG_DFL,
            "int": signal.getsignal(signal.SIGINT) is signal.default_int_handler,
            "same_random": random.random() == expected,
            "title": Path("/proc/self/cmdline").read_bytes().decode().strip("\0"),
        }
        (tmp_path / "facts").write_text(json.dumps(facts))
        return 0

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        assert ended(launch) == 0
    finally:
        signal.signal(signal.SIGTERM, before)
    facts = json.loads((tmp_path / "facts").read_text())
    assert facts == {
        "env": {"ONLY": "this"},
        "argv": ["pilot-bot", "--id", "x"],
        "arguments": ["--id", "x"],
        "term": True,
        "int": True,
        "same_random": False,
        "title": "pilot-bot --id x",
    }


def test_other_programs_and_threaded_parents_are_exec_ed(monkeypatch, capsys) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda name, argv, env: called.append(argv))
    options = ForkingOptions({"pilot-bot": lambda _: 0})
    options.execve("/bin/true", ["true"], {})
    monkeypatch.setattr(fork, "thread_count", lambda: 2)
    options.execve("/venv/bin/pilot-bot", ["pilot-bot", "--id"], {})
    assert called == [["true"], ["pilot-bot", "--id"]]
    assert "ForkRefused: the parent has several threads" in capsys.readouterr().err


def test_child_of_a_dead_parent_ends_at_once() -> None:
    child = os.fork()
    if child == 0:
        process.die_with_parent(os.getppid() + 1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137


def test_facts_about_this_process(tmp_path: Path) -> None:
    before = process.open_files()
    with (tmp_path / "file").open("w") as one:
        assert process.open_files() - before == {one.fileno()}
        assert process.describe(one.fileno()) == str(tmp_path / "file")
    assert process.describe(99999) == "closed 99999"
    assert process.thread_count() >= 1
