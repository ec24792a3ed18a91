# SPDX-License-Identifier: Apache-2.0
"""`pilot api` hands over to the server's own program and to the storm."""

import subprocess
from types import SimpleNamespace

import pytest
from fake_cluster import FakeSupervisor

from pilot_cli.cli import parse
from pilot_cli.commands import api
from pilot_cli.exit_codes import ExitCode


@pytest.fixture
def started(invocation, monkeypatch, tmp_path):
    """What is started; `code` is how it ends."""
    seen = SimpleNamespace(code=0, words=(), env={})

    def start(words, **how):
        seen.words, seen.env = words, how["env"]
        return SimpleNamespace(returncode=seen.code)

    monkeypatch.setattr(subprocess, "run", start)
    invocation.__dict__["supervisor"] = FakeSupervisor()
    invocation.__dict__["parts"] = SimpleNamespace(
        api_server_start=SimpleNamespace(java=("java", "-jar", "api.jar")),
        runtime=SimpleNamespace(programs=tmp_path),
    )
    return seen


@pytest.mark.parametrize(
    ("code", "exit_code"), [(0, ExitCode.OK), (64, ExitCode.USAGE), (1, ExitCode.FAILED)]
)
def test_an_administrator_is_made_by_the_servers_own_program(invocation, started, code, exit_code):
    started.code = code
    invocation.options = parse(["api", "admin", "ann@example.org"])
    assert api.run(invocation) is exit_code
    assert started.words == ("java", "-jar", "api.jar", "admin", "ann@example.org")
    assert started.env["PILOT_API_DATA"] == str(invocation.locations.home / "api")


def test_a_storm_is_told_of_the_cluster(invocation, started):
    invocation.options = parse(["api", "storm", "--seed", "7"])
    assert api.run(invocation) is ExitCode.OK
    words = " ".join(started.words)
    assert "-m storm" in words
    assert f"--home {invocation.locations.home}" in words
    assert words.endswith("--rounds 10 --seed 7")
