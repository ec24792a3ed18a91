# SPDX-License-Identifier: Apache-2.0
"""`pilot logs BOT`: a bot's own log, through the agent of its pod."""

import argparse
from typing import Any

from pilot_cli.bots.agent import Agent, agent_address, bot_id, log_lines, secret_token
from pilot_cli.bots.view import BotView, bot_view
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation

HELP = "print the log of a bot"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bot", help="name of the Bot")
    parser.add_argument("-n", "--namespace", default="default")
    parser.add_argument("-f", "--follow", action="store_true", help="go on as the log grows")
    parser.add_argument("--tail", type=int, default=200, metavar="N", help="last N lines (200)")


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    options = invocation.options
    bot = _find_bot(invocation, options.bot, options.namespace)
    view = bot_view(bot)
    agent = _agent_of(invocation, view)
    for line in log_lines(agent, view.slot or bot_id(bot), options.tail, options.follow):
        invocation.say(line)
    return ExitCode.OK


def _find_bot(invocation: Invocation, name: str, namespace: str) -> dict[str, Any]:
    bots = invocation.kubectl.items("bots", "-n", namespace)
    found = next((bot for bot in bots if bot["metadata"]["name"] == name), None)
    if found:
        return found
    there = ", ".join(sorted(bot["metadata"]["name"] for bot in bots)) or "none"
    raise PilotFailure(
        ExitCode.NOT_FOUND, f"There is no bot {name} in namespace {namespace}; there are: {there}."
    )


def _agent_of(invocation: Invocation, view: BotView) -> Agent:
    if not view.pod:
        why = f" ({view.why})" if view.why else ""
        raise PilotFailure(
            ExitCode.NOT_RUNNING, f"{view.name} has no slot in a pool yet, so it has no log{why}."
        )
    address = view.address
    kubectl = invocation.kubectl
    try:
        if not address:
            pod = kubectl.items("pod", view.pod, "-n", view.namespace)[0]
            address = pod["status"].get("podIP", "")
        secret = kubectl.items("secret", f"{view.pool}-agent", "-n", view.namespace)[0]
    except KubectlFailed as error:
        raise PilotFailure(
            ExitCode.NOT_RUNNING, f"The pod of {view.name} is not there: {error}."
        ) from error
    host, port = agent_address(address)
    return Agent(host, port, secret_token(secret))
