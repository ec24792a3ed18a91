# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy list`: all strategies, a line each."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.lookup import find_all
from pilot_cli.strategies.text import strategies_table

HELP = "list the strategies: versions, roll-outs, bots"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    views = [found.view for found in find_all(invocation)]
    if invocation.options.json:
        invocation.say_json({"strategies": [camel_keys(asdict(view)) for view in views]})
    else:
        invocation.say(strategies_table(views) if views else "No strategies yet.")
    return ExitCode.OK
