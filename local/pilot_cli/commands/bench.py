# SPDX-License-Identifier: Apache-2.0
"""`pilot bench`: measures; the benchmarks themselves are in e2e/bench."""

import argparse
import json
import subprocess

from pilot_cli.campaign.simulation import simulation
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "measure memory, readiness, healing, start times, pools, roll-outs, scale and the API server"


def describe(parser: argparse.ArgumentParser) -> None:
    names = "ready, heal, start, memory, pools, rollout, scale, api"
    parser.add_argument("names", nargs="+", metavar="NAME", help=names)
    parser.add_argument(
        "--bots",
        type=int,
        help="how many Bots: scale (default 1000), pools and api (50), rollout (10)",
    )
    parser.add_argument("--clients", type=int, help="how many event streams: api (default 100)")
    parser.add_argument("--rollout", action="store_true", help="scale: roll a new version out too")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(invocation: Invocation) -> ExitCode:
    invocation.builder.ensure(invocation.parts.of_group("test"))
    invocation.progress.close()
    checkout = invocation.locations.checkout
    python = invocation.parts.runtime.programs / "python3"
    flags = ["--json"] if invocation.options.json else []
    flags += ["--rollout"] if invocation.options.rollout else []
    if invocation.options.bots is not None:
        flags += ["--bots", str(invocation.options.bots)]
    if invocation.options.clients is not None:
        flags += ["--clients", str(invocation.options.clients)]
    # Benchmarks bring up clusters of their own: settings of the user's do not count.
    own = {k: v for k, v in invocation.env.items() if not k.startswith("PILOT_")}
    done = subprocess.run(
        [python, "-m", "bench", *invocation.options.names, *flags],
        cwd=checkout / "e2e",
        env={
            **own,
            "PILOT_CACHE": str(invocation.locations.cache),
            "PILOT_SIMULATION": json.dumps(simulation(invocation).scale()),
            "PILOT_SIMULATION_API": json.dumps(simulation(invocation).api()),
        },
        check=False,
    )
    return ExitCode.OK if done.returncode == 0 else ExitCode.FAILED
