# SPDX-License-Identifier: Apache-2.0
"""`pilot rebalance POOL`: evens out the pods of a pool, or says how it would."""

import argparse
import uuid
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.commands.pools import find_pool
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.pools.text import suggestions
from pilot_cli.pools.view import PoolView
from pilot_cli.waiting import wait_until

HELP = "even out a pool's pods by moving bots, or show the moves"

_ANNOTATION = "crypto-pilot.dev/rebalance-requested"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pool", metavar="POOL")
    parser.add_argument("-n", "--namespace", default="", help="when several pools have the name")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--dry-run", action="store_true", help="show the moves, make none")
    what.add_argument("--execute", action="store_true", help="make the moves and wait for them")
    parser.add_argument(
        "--timeout", type=float, default=300, metavar="SECONDS", help="how long to wait"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    pool = find_pool(invocation, options.pool, options.namespace)
    request = ("dry-run/" if options.dry_run else "") + uuid.uuid4().hex[:12]
    _ask(invocation, pool, request)
    answered = _answer(invocation, pool, request, options.timeout)
    if options.json:
        invocation.say_json(
            {
                "request": request,
                "message": answered.rebalance_message,
                "suggestions": [camel_keys(asdict(move)) for move in answered.suggestions],
            }
        )
    else:
        invocation.say(f"Pool {answered.name}: {answered.rebalance_message}.")
        if answered.suggestions:
            invocation.say(suggestions(answered))
    return ExitCode.OK


def _ask(invocation: Invocation, pool: PoolView, request: str) -> None:
    try:
        invocation.kubectl.run(
            "annotate", "botpool", pool.name, "-n", pool.namespace, "--overwrite",
            f"{_ANNOTATION}={request}",
        )  # fmt: skip
    except KubectlFailed as error:
        raise PilotFailure(ExitCode.NOT_READY, f"The request was not taken: {error}") from error


def _answer(invocation: Invocation, pool: PoolView, request: str, seconds: float) -> PoolView:
    latest = [pool]

    def is_answered() -> bool:
        latest[0] = find_pool(invocation, pool.name, pool.namespace)
        return latest[0].rebalance_request == request

    wait_until(
        is_answered, seconds,
        f"Pool {pool.name} is not even after {seconds:.0f} s; its moves go on "
        f"(./pilot pool {pool.name} shows them).",
        invocation.clock, every=0.5,
    )  # fmt: skip
    return latest[0]
