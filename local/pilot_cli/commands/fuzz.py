# SPDX-License-Identifier: Apache-2.0
"""`pilot fuzz`: every route with allowed and forbidden input, against its document."""

import argparse
import subprocess

from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.product import Choices, api_program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.fuzz.target import ADMIN, fuzzer_command, fuzzer_config, running_target
from pilot_cli.fuzz.visitor import BOT, Visitor, register
from pilot_cli.invocation import Invocation

HELP = "call every route of the API with allowed and forbidden input; needs a running cluster"

# A token lives for 15 minutes.
_SLICE_SECONDS = 600
# One of those that `pilot up` brings.
STRATEGY = "EmaRsiStrategy"
_KEPT = ("HOME", "LANG", "PATH", "TMPDIR")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=10, help="how long (default: 10)")
    parser.add_argument("--seed", type=int, help="repeat a run that named this seed")


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    invocation.builder.ensure(invocation.parts.of_group("fuzz"))
    invocation.progress.close()
    locations = invocation.locations
    choices = saved_choices(locations) or Choices(paper_exchange=True)
    api = api_program(locations, invocation.parts, choices)
    log = locations.logs / "fuzz-api.log"
    path = {name: invocation.env[name] for name in _KEPT if name in invocation.env}
    good = True
    with running_target(api, locations.ports.fuzzed_api, log, invocation.clock, path) as address:
        visitor = register(address, ADMIN)
        config = locations.home / "fuzz.toml"
        config.write_text(fuzzer_config(BOT))
        try:
            visitor.provision(address, STRATEGY)
            left = round(invocation.options.minutes * 60)
            while left > 0:
                seconds = min(left, _SLICE_SECONDS)
                program = invocation.parts.fuzzer.program
                words = fuzzer_command(
                    program, config, address, visitor.token(address), seconds,
                    seed=invocation.options.seed,
                )  # fmt: skip
                done = subprocess.run(words, cwd=locations.home, check=False)
                good = done.returncode == 0 and good
                left -= seconds
        finally:
            _remove_bots(invocation, visitor)
    return ExitCode.OK if good else ExitCode.FAILED


def _remove_bots(invocation: Invocation, visitor: Visitor) -> None:
    for bot in invocation.kubectl.items("bots", "-A"):
        if bot["spec"].get("owner") == visitor.user_id:
            name, namespace = bot["metadata"]["name"], bot["metadata"]["namespace"]
            invocation.kubectl.run("delete", "bot", name, "-n", namespace, "--wait=false")
