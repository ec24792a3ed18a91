# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy bump DIR PART -m WORDS`: the next version, in every file that says it."""

import argparse
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.bumping import plan_bump
from pilot_cli.strategies.semver import PARTS

HELP = "raise the version in strategy.yaml and the program, and write the changelog"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIR", type=Path)
    parser.add_argument("part", metavar="major|minor|patch", choices=PARTS)
    parser.add_argument(
        "-m", "--message", required=True, metavar="WORDS", help="what is new, for CHANGELOG.md"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    if not options.message.strip():
        raise PilotFailure(ExitCode.USAGE, "--message is empty: say what is new in this version.")
    bump = plan_bump(options.directory, options.part, options.message)
    for path, text in bump.files.items():
        path.write_text(text)
    names = [path.name for path in bump.files]
    if options.json:
        invocation.say_json({"name": bump.name, "from": bump.old, "to": bump.new, "files": names})
    else:
        invocation.say(f"{bump.name}: {bump.old} -> {bump.new} in {', '.join(names)}.")
    return ExitCode.OK
