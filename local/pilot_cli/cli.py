# SPDX-License-Identifier: Apache-2.0
"""The command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from types import ModuleType

from pilot_cli.commands import (
    api,
    bench,
    build,
    campaign,
    down,
    env,
    fuzz,
    health,
    kubectl,
    logs,
    move,
    pool,
    pools,
    rebalance,
    status,
    strategy,
    test,
    up,
    version,
)
from pilot_cli.exit_codes import exit_code_table

COMMANDS: dict[str, ModuleType] = {
    "up": up,
    "down": down,
    "status": status,
    "pools": pools,
    "pool": pool,
    "move": move,
    "rebalance": rebalance,
    "health": health,
    "strategy": strategy,
    "logs": logs,
    "kubectl": kubectl,
    "env": env,
    "build": build,
    "test": test,
    "bench": bench,
    "campaign": campaign,
    "api": api,
    "fuzz": fuzz,
    "version": version,
}

_VARIABLES = """environment:
  PILOT_HOME        state of the cluster (default: .pilot in the checkout)
  PILOT_CACHE       what is built (default: ~/.cache/crypto-pilot)
  PILOT_PORT_BASE   first of the cluster's ports (default: 21000)
  PILOT_POD_SUBNET  loopback addresses of pods (default: 127.77.0.0/16)
  PILOT_KUBE_BIN    directories with etcd and Kubernetes programs to use instead of building
  PILOT_PYTHON      the Python for the bots"""


def command_line() -> argparse.ArgumentParser:
    """The parser with all commands."""
    parser = argparse.ArgumentParser(
        prog="pilot",
        description="Crypto Pilot on one machine: a real Kubernetes control plane, the operator "
        "and trading bots as plain processes. For trying out and for tests: pods are not "
        "isolated from each other.",
        epilog=f"{_VARIABLES}\n\n{exit_code_table()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        module.describe(command)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """All that follows `kubectl` is kubectl's, options included."""
    if arguments[:1] == ["kubectl"]:
        return argparse.Namespace(command="kubectl", arguments=list(arguments[1:]))
    return command_line().parse_args(arguments)
