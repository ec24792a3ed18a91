# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy diff NAME [V1 V2]`: what changed between two kept versions."""

import argparse

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.difference import difference, usual_pair
from pilot_cli.strategies.lookup import find_one, kept_or_fail, kept_versions

HELP = "show what changed between two versions: program, parameters, metadata"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "versions", metavar="VERSION", nargs="*",
        help="two of them; absent = stable and the one on its way, or the one before",
    )  # fmt: skip
    parser.add_argument("-n", "--namespace", default="", help="when several have the name")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    if len(options.versions) not in {0, 2}:
        raise PilotFailure(
            ExitCode.USAGE, "Name two versions, as in: ./pilot strategy diff NAME 1.0.0 1.1.0."
        )
    view = find_one(invocation, options.name, options.namespace).view
    old, new = options.versions or usual_pair(view)
    if not old:
        raise PilotFailure(ExitCode.NOT_FOUND, f"{view.name} has no two versions to compare.")
    kept = kept_versions(invocation, view.namespace, view.name)
    changes = difference(
        kept_or_fail(kept, view.name, old), kept_or_fail(kept, view.name, new)
    )  # fmt: skip
    if options.json:
        invocation.say_json({"name": view.name, "from": old, "to": new, "files": changes})
    elif changes:
        invocation.say("\n".join(changes.values()))
    else:
        invocation.say(f"{view.name}: {old} and {new} are the same.")
    return ExitCode.OK
