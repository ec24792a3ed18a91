# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy history NAME`: the versions that are kept, and what was new in each."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.lookup import find_one, kept_versions
from pilot_cli.strategies.text import history_text

HELP = "list the versions of a strategy that are kept, newest first"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("-n", "--namespace", default="", help="when several have the name")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    view = find_one(invocation, options.name, options.namespace).view
    kept = kept_versions(invocation, view.namespace, view.name)
    if options.json:
        versions = [
            camel_keys(
                {
                    **asdict(one),
                    "changelog": kept[one.version].changelog if one.version in kept else "",
                }
            )
            for one in view.versions
        ]
        invocation.say_json({"name": view.name, "stable": view.stable, "versions": versions})
    else:
        invocation.say(history_text(view, kept))
    return ExitCode.OK
