# SPDX-License-Identifier: Apache-2.0
"""`pilot fuzz`: every route with allowed and forbidden input, against its document."""

import argparse
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any

from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.product import Choices, api_program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.fuzz.target import fuzzer_command, fuzzer_config, running_target
from pilot_cli.fuzz.visitor import BOT, EMAIL, Visitor, register
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
    pools = _pools(invocation)
    with running_target(api, locations.ports.fuzzed_api, log, invocation.clock, path) as target:
        address = target.address
        visitor = register(address, EMAIL)
        target.appoint(EMAIL)
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
            _remove(invocation, "botpool", _pools(invocation) - pools)
    return ExitCode.OK if good else ExitCode.FAILED


def _remove_bots(invocation: Invocation, visitor: Visitor) -> None:
    every = invocation.kubectl.items("bots", "-A")
    mine = {_key(bot) for bot in every if bot["spec"].get("owner") == visitor.user_id}
    _remove(invocation, "bot", mine)


def _pools(invocation: Invocation) -> set[tuple[str, str]]:
    return {_key(pool) for pool in invocation.kubectl.items("botpools", "-A")}


def _key(thing: Mapping[str, Any]) -> tuple[str, str]:
    return thing["metadata"]["namespace"], thing["metadata"]["name"]


def _remove(invocation: Invocation, kind: str, things: Iterable[tuple[str, str]]) -> None:
    for namespace, name in things:
        invocation.kubectl.run("delete", kind, name, "-n", namespace, "--wait=false")
