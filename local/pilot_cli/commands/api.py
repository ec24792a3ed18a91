# SPDX-License-Identifier: Apache-2.0
"""`pilot api`: the first administrator of the API."""

import argparse
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.product import Choices, api_program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "make somebody an administrator of the API"

_KEPT = ("HOME", "LANG", "PATH", "TMPDIR")
_WRONG_USAGE = 64


def describe(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    admin = actions.add_parser(
        "admin", help="make somebody an administrator; an account is made if there is none"
    )
    admin.add_argument("email", metavar="EMAIL")


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    invocation.progress.close()
    return _admin(invocation)


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


def _call(words: Sequence[str], where: Path, env: dict[str, str]) -> int:
    return subprocess.run(words, cwd=where, env=env, check=False).returncode
