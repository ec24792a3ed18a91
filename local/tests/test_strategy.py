# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy validate`: calls the validator and passes its verdict on."""

import argparse
import io
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from pilot_cli.cli import parse
from pilot_cli.commands import strategy
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.validator import Question, exit_code, words

VALIDATOR = """#!/bin/sh
echo "called with: $*"
exit {code}
"""


def invocation_of(locations, progress, clock, tmp_path, code, *arguments):
    programs = tmp_path / "bin"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(VALIDATOR.format(code=code))
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    options = parse(["strategy", "validate", *map(str, arguments)])
    made = Invocation(
        {"PATH": os.environ["PATH"]}, locations, clock, progress, io.StringIO(), options
    )
    made.__dict__["parts"] = SimpleNamespace(
        of_group=lambda _: [SimpleNamespace(present=lambda: True)],
        runtime=SimpleNamespace(programs=programs),
    )
    return made


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0, ExitCode.OK), (1, ExitCode.FAILED), (2, ExitCode.USAGE), (70, ExitCode.INTERNAL),
        (139, ExitCode.INTERNAL),
    ],
)  # fmt: skip
def test_the_exit_code_is_the_verdict(  # noqa: PLR0917
    locations, progress, clock, tmp_path, code, expected
):
    file = tmp_path / "A.py"
    file.write_text("")
    made = invocation_of(locations, progress, clock, tmp_path, code, file, "--recursive", "--lookahead",
                         "--on-finding", "Refuse", "--json")  # fmt: skip
    assert strategy.run(made) is expected
    said = made.out.getvalue()
    asked = "--analyses Lookahead,Recursive --on-finding Refuse --json"
    assert said == f"called with: -P -m pilot_runtime.validate {asked} -- {file}\n"


def test_a_file_that_is_not_there(locations, progress, clock, tmp_path):
    made = invocation_of(locations, progress, clock, tmp_path, 0, tmp_path / "nowhere")
    with pytest.raises(PilotFailure, match="no file or directory") as failure:
        strategy.run(made)
    assert failure.value.code is ExitCode.NOT_FOUND


def test_the_command_line_of_the_validator():
    question = Question((Path("/a/A.py"), Path("/b")), "A", analyses="Recursive")
    assert words(Path("/py"), question) == [
        "/py", "-P", "-m", "pilot_runtime.validate", "--class", "A", "--analyses", "Recursive",
        "--", "/a/A.py", "/b",
    ]  # fmt: skip
    assert exit_code(-9) is ExitCode.INTERNAL


def test_an_action_is_needed(capsys):
    with pytest.raises(SystemExit) as ended:
        parse(["strategy"])
    assert ended.value.code == 2
    assert isinstance(parse(["strategy", "validate", "x"]), argparse.Namespace)
    assert "ACTION" in capsys.readouterr().err
