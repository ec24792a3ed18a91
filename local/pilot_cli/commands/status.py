# SPDX-License-Identifier: Apache-2.0
"""`pilot status`: the cluster's programs and the bots."""

import argparse
from dataclasses import asdict
from typing import Any

from pilot_cli.bots.view import as_json, bot_table, bot_view
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.cluster.product import api_address
from pilot_cli.cluster.supervisor import ProgramState
from pilot_cli.duration import spoken
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.table import text_table

HELP = "show how the cluster and the bots are"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    states = sorted(invocation.supervisor.states().values(), key=lambda s: s.name)
    try:
        views = [bot_view(bot) for bot in invocation.kubectl.items("bots", "-A")]
        trouble = ""
    except KubectlFailed as error:
        views, trouble = [], str(error)
    if invocation.options.json:
        invocation.say_json(
            {
                "cluster": {
                    "home": str(invocation.locations.home),
                    "kubeconfig": str(invocation.locations.kubeconfig),
                    "api": api_address(invocation.locations),
                    "programs": [_program_json(state) for state in states],
                    "error": trouble or None,
                },
                "bots": [as_json(view) for view in views],
            }
        )
    else:
        invocation.say(text_table(("PROGRAM", "STATE", "SINCE"), [_row(s) for s in states]) + "\n")
        invocation.say(f"API server: {api_address(invocation.locations)}\n")
        if trouble:
            invocation.say(f"The API server does not answer: {trouble}")
        else:
            invocation.say(bot_table(views) if views else "No bots yet.")
    healthy = not trouble and all(state.alive for state in states)
    return ExitCode.OK if healthy else ExitCode.NOT_READY


def _row(state: ProgramState) -> tuple[str, str, str]:
    return state.name, state.state.lower(), spoken(state.uptime_seconds) if state.pid else "-"


def _program_json(state: ProgramState) -> dict[str, Any]:
    fields = asdict(state)
    fields["uptimeSeconds"] = fields.pop("uptime_seconds")
    return fields
