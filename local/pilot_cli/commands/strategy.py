# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy validate FILE|DIR`: the verdict that a cluster would give, before committing."""

import argparse
import subprocess
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.validator import Question, exit_code, words

HELP = "work on strategies: validate FILE|DIR"

_VALIDATE = "say whether a strategy may be given to bots, and why not, file and line"


def describe(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    validate = actions.add_parser(
        "validate", help=_VALIDATE, description=_VALIDATE, allow_abbrev=False
    )
    validate.add_argument("paths", metavar="FILE|DIR", nargs="+", type=Path)
    validate.add_argument("--class", dest="class_name", default="", help="when several are there")
    validate.add_argument(
        "--lookahead", action="store_true", help="freqtrade's lookahead-analysis too"
    )
    validate.add_argument(
        "--recursive", action="store_true", help="freqtrade's recursive-analysis too"
    )
    validate.add_argument("--json", action="store_true", help="print one JSON document")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    for path in options.paths:
        if not path.exists():
            raise PilotFailure(ExitCode.NOT_FOUND, f"There is no file or directory {path}.")
    invocation.builder.ensure(invocation.parts.of_group("runtime"))
    invocation.progress.close()
    question = Question(
        tuple(options.paths), options.class_name, options.lookahead, options.recursive, options.json
    )
    # The validator clears the environment of the strategies itself.
    done = subprocess.run(
        words(invocation.parts.runtime.programs / "python3", question),
        env={**invocation.env},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    invocation.out.write(done.stdout)
    return exit_code(done.returncode)
