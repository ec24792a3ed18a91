# SPDX-License-Identifier: Apache-2.0
"""`pilot pool POOL`: a map of one pool's pods and slots."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.commands.pools import find_pool
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.pools.text import pool_map

HELP = "show a pool's pods, the bots in their slots, moves and suggestions"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pool", metavar="POOL")
    parser.add_argument("-n", "--namespace", default="", help="when several pools have the name")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    view = find_pool(invocation, options.pool, options.namespace)
    if options.json:
        invocation.say_json(camel_keys(asdict(view)))
    else:
        invocation.say(pool_map(view))
    return ExitCode.OK if view.available else ExitCode.NOT_READY
