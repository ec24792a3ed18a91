# SPDX-License-Identifier: Apache-2.0
"""`pilot health`: what is wrong, and what helps."""

import argparse
import uuid
from dataclasses import asdict
from typing import Any

from pilot_cli.bots.view import camel_keys
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.health.text import health_text
from pilot_cli.health.view import PoolHealth, answered, pool_health
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items
from pilot_cli.waiting import wait_until

HELP = "say how pools, pods and bots are; --now has everything looked at first"

_ANNOTATION = "crypto-pilot.dev/check-requested"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pool", metavar="POOL", nargs="?", default="", help="only this pool")
    parser.add_argument("--now", action="store_true", help="check now, and wait for the answer")
    parser.add_argument(
        "--timeout", type=float, default=60, metavar="SECONDS", help="how long to wait"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    invocation.require_running()
    pools = _pools(invocation)
    request = _ask(invocation, pools) if options.now else ""
    views = _views(invocation, request)
    if options.json:
        invocation.say_json({"pools": [camel_keys(asdict(view)) for view in views]})
    else:
        invocation.say(health_text(views) if views else "No pools yet.")
    return ExitCode.OK if all(view.well for view in views) else ExitCode.NOT_READY


def _pools(invocation: Invocation) -> list[dict[str, Any]]:
    every = items(invocation, "botpools", "-A")
    wanted = invocation.options.pool
    found = [pool for pool in every if wanted in ("", pool["metadata"]["name"])]
    if wanted and not found:
        names = ", ".join(sorted({pool["metadata"]["name"] for pool in every})) or "none"
        raise PilotFailure(ExitCode.NOT_FOUND, f"There is no pool {wanted!r}; there are: {names}.")
    return found


def _views(invocation: Invocation, request: str) -> list[PoolHealth]:
    bots = invocation.kubectl.items("bots", "-A")
    return [pool_health(pool, bots, request) for pool in _pools(invocation)]


def _ask(invocation: Invocation, pools: list[dict[str, Any]]) -> str:
    """One request for all pools; returns its id once each has answered."""
    request = uuid.uuid4().hex[:12]
    for pool in pools:
        try:
            invocation.kubectl.run(
                "annotate", "botpool", pool["metadata"]["name"],
                "-n", pool["metadata"]["namespace"], "--overwrite", f"{_ANNOTATION}={request}",
            )  # fmt: skip
        except KubectlFailed as error:
            raise PilotFailure(ExitCode.NOT_READY, f"The request was not taken: {error}") from error
    wait_until(
        lambda: all(answered(pool, request) for pool in _pools(invocation)),
        invocation.options.timeout,
        f"No answer within {invocation.options.timeout:.0f} s: the operator is busy or away "
        "(./pilot status says which).",
        invocation.clock, every=0.5,
    )  # fmt: skip
    return request
