# SPDX-License-Identifier: Apache-2.0
"""`pilot api`: the first administrator, and the API server in a storm."""

import argparse
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.product import Choices, api_program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "make an administrator of the API, or try it while its programs are killed"

_KEPT = ("HOME", "LANG", "PATH", "TMPDIR")
_WRONG_USAGE = 64


def describe(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    admin = actions.add_parser(
        "admin", help="make somebody an administrator; an account is made if there is none"
    )
    admin.add_argument("email", metavar="EMAIL")
    storm = actions.add_parser(
        "storm", help="bots' lives through the API while operator and API server are killed"
    )
    storm.add_argument("--rounds", type=int, default=10, help="how many lives (default: 10)")
    storm.add_argument("--seed", type=int, default=1, help="first seed (default: 1)")


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    invocation.progress.close()
    return _admin(invocation) if invocation.options.action == "admin" else _storm(invocation)


def _admin(invocation: Invocation) -> ExitCode:
    """The server's own program, with its settings; it may run meanwhile."""
    choices = saved_choices(invocation.locations) or Choices(paper_exchange=True)
    api = api_program(invocation.locations, invocation.parts, choices)
    kept = {name: invocation.env[name] for name in _KEPT if name in invocation.env}
    words = (*api.command, "admin", invocation.options.email)
    done = _call(words, invocation.locations.home, {**kept, **api.env})
    if done == _WRONG_USAGE:
        return ExitCode.USAGE
    return ExitCode.OK if done == 0 else ExitCode.FAILED


def _storm(invocation: Invocation) -> ExitCode:
    options, locations = invocation.options, invocation.locations
    python = invocation.parts.runtime.programs / "python3"
    words = (
        str(python), "-m", "storm",
        "--home", str(locations.home), "--port-base", str(locations.ports.base),
        "--rounds", str(options.rounds), "--seed", str(options.seed),
    )  # fmt: skip
    done = _call(words, locations.checkout / "e2e", dict(invocation.env))
    return ExitCode.OK if done == 0 else ExitCode.FAILED


def _call(words: Sequence[str], where: Path, env: dict[str, str]) -> int:
    return subprocess.run(words, cwd=where, env=env, check=False).returncode
