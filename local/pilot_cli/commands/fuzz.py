# SPDX-License-Identifier: Apache-2.0
"""`pilot fuzz`: every route with allowed and forbidden input, against its document."""

import argparse

from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.product import Choices, api_program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.fuzz.passes import AdminPass, OrdinaryPass, seconds_for_admins, seconds_of
from pilot_cli.fuzz.scenery import made_pools
from pilot_cli.fuzz.target import ADMIN, EMAIL, running_target
from pilot_cli.fuzz.tidying import remove
from pilot_cli.fuzz.visitor import register
from pilot_cli.invocation import Invocation

HELP = "call every route of the API with allowed and forbidden input; needs a running cluster"

# One of those that `pilot up` brings.
STRATEGY = "EmaRsiStrategy"
_KEPT = ("HOME", "LANG", "PATH", "TMPDIR")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--minutes", type=float, default=10,
        help="at least 1; a fifth of it, 20 s to 2 min, is for an administrator (default: 10)",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, help="repeat a run that named this seed")


def run(invocation: Invocation) -> ExitCode:
    total = seconds_of(invocation.options.minutes)
    as_admin = seconds_for_admins(total)
    invocation.require_running()
    invocation.builder.ensure(invocation.parts.of_group("fuzz"))
    invocation.progress.close()
    locations = invocation.locations
    choices = saved_choices(locations) or Choices(paper_exchange=True)
    api = api_program(locations, invocation.parts, choices)
    log = locations.logs / "fuzz-api.log"
    path = {name: invocation.env[name] for name in _KEPT if name in invocation.env}
    program, home = invocation.parts.fuzzer.program, locations.home
    seed = invocation.options.seed
    with running_target(api, locations.ports.fuzzed_api, log, invocation.clock, path) as target:
        visitor = register(target.address, EMAIL)
        admin = register(target.address, ADMIN)
        target.make_admin(admin.email)
        everything = OrdinaryPass(program, home, target.address, visitor, seed)
        for_admins = AdminPass(program, home, target.address, admin, seed)
        for_admins.archive.unlink(missing_ok=True)
        try:
            visitor.provision(target.address, STRATEGY)
            good = everything.run(total - as_admin)
            verdict = for_admins.run(as_admin)
            invocation.say(f"\n{verdict.text}")
            good = verdict.good and good
        finally:
            kubectl, place = invocation.kubectl, target.namespace
            remove(kubectl, place, "bot", lambda bot: bot["spec"].get("owner") == visitor.user_id)
            made = made_pools(for_admins.calls())
            remove(kubectl, place, "botpool", lambda pool: pool["metadata"]["name"] in made)
    return ExitCode.OK if good else ExitCode.FAILED
