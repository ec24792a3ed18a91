# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy ACTION`: from the first file to the way back."""

import argparse
from types import ModuleType

from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.actions import (
    bump,
    diff,
    history,
    listing,
    new,
    publish,
    rollback,
    show,
    validate,
)

HELP = "work on strategies: new, validate, bump, publish; list, show, history, diff, rollback"

ACTIONS: dict[str, ModuleType] = {
    "list": listing,
    "show": show,
    "history": history,
    "diff": diff,
    "new": new,
    "validate": validate,
    "bump": bump,
    "publish": publish,
    "rollback": rollback,
}


def describe(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, module in ACTIONS.items():
        action = actions.add_parser(
            name, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        module.describe(action)


def run(invocation: Invocation) -> ExitCode:
    code: ExitCode = ACTIONS[invocation.options.action].run(invocation)
    return code
