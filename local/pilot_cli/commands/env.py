# SPDX-License-Identifier: Apache-2.0
"""`pilot env`: lines for a shell, `eval "$(./pilot env)"`."""

import argparse
import shlex

from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "print shell lines that point kubectl at this cluster"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    locations = invocation.locations
    variables = {"KUBECONFIG": str(locations.kubeconfig)}
    if invocation.options.json:
        invocation.say_json(variables)
    else:
        for name, value in variables.items():
            invocation.say(f"export {name}={shlex.quote(value)}")
    return ExitCode.OK
