# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy new DIR`: a first version that runs."""

import argparse
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.scaffold import Scaffold, class_name_of

HELP = "make a directory with a strategy that runs, its manifest and its changelog"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIR", type=Path, help="its name is the strategy's")
    parser.add_argument(
        "--class", dest="class_name", default="", help="of the program; made of the name if absent"
    )
    parser.add_argument("--timeframe", default="5m", help="candle length (default: 5m)")
    parser.add_argument("--owner", default="", help="whose bots may use it; absent = everybody's")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    directory: Path = options.directory
    name = directory.absolute().name
    scaffold = Scaffold(
        name, options.class_name or class_name_of(name), options.timeframe, options.owner
    )
    complaint = scaffold.complaint()
    if complaint:
        raise PilotFailure(ExitCode.USAGE, f"A strategy's {complaint}.")
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise PilotFailure(
            ExitCode.USAGE, f"{directory} is there already; name a directory that is new or empty."
        )
    directory.mkdir(parents=True, exist_ok=True)
    files = scaffold.files()
    for file, text in files.items():
        (directory / file).write_text(text)
    invocation.say(f"{name}: {', '.join(sorted(files))} in {directory}.")
    invocation.say(f"Next: ./pilot strategy validate {directory}")
    return ExitCode.OK
