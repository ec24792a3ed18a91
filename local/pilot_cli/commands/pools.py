# SPDX-License-Identifier: Apache-2.0
"""`pilot pools`: all pools, a line each."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.pools.text import pools_table
from pilot_cli.pools.view import PoolView, pool_view

HELP = "list the pools: health, pods, slots, bots, memory"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    views = read_pools(invocation)
    if invocation.options.json:
        invocation.say_json({"pools": [camel_keys(asdict(view)) for view in views]})
    else:
        invocation.say(pools_table(views) if views else "No pools yet.")
    return ExitCode.OK if all(view.available for view in views) else ExitCode.NOT_READY


def read_pools(invocation: Invocation) -> list[PoolView]:
    """Every pool of the cluster, by namespace and name."""
    invocation.require_running()
    try:
        pools = invocation.kubectl.items("botpools", "-A")
        bots = invocation.kubectl.items("bots", "-A")
    except KubectlFailed as error:
        raise PilotFailure(
            ExitCode.NOT_READY, f"The API server does not answer: {error}"
        ) from error
    return [pool_view(pool, bots) for pool in pools]


def find_pool(invocation: Invocation, name: str, namespace: str) -> PoolView:
    """The one pool of that name; `namespace` may be empty while the name is unique."""
    every = read_pools(invocation)
    found = [view for view in every if view.name == name and namespace in ("", view.namespace)]
    if not found:
        names = ", ".join(sorted({view.name for view in every})) or "none"
        raise PilotFailure(ExitCode.NOT_FOUND, f"There is no pool {name!r}; there are: {names}.")
    if len(found) > 1:
        places = ", ".join(view.namespace for view in found)
        raise PilotFailure(
            ExitCode.USAGE,
            f"Pools named {name!r} are in several namespaces ({places}): add --namespace.",
        )
    return found[0]
