# SPDX-License-Identifier: Apache-2.0
"""`pilot pools`: all pools, a line each."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items, one_named
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
    pools = items(invocation, "botpools", "-A")
    bots = items(invocation, "bots", "-A")
    return [pool_view(pool, bots) for pool in pools]


def find_pool(invocation: Invocation, name: str, namespace: str) -> PoolView:
    """The one pool of that name; `namespace` may be empty while the name is unique."""
    return one_named(read_pools(invocation), lambda view: view, ("pool", "Pools"), name, namespace)
