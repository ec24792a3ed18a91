# SPDX-License-Identifier: Apache-2.0
"""`pilot campaign`: accidents by the hundred, against the real operator."""

import argparse
import subprocess
from collections.abc import Sequence

from pilot_cli.campaign.hunt import hunt
from pilot_cli.campaign.simulation import simulation
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "kill, delay and confuse the operator; check that no bot runs twice or loses its database"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plans", type=int, default=200, help="how many plans (default: 200)")
    parser.add_argument("--seed", type=int, default=0, help="first seed (default: the clock)")
    parser.add_argument("--replay", metavar="PLAN", help="run this one plan, as it was printed")
    parser.add_argument("--file", help="run the plans of a file, one a line")
    parser.add_argument("--json", action="store_true", help="one JSON object a plan")
    parser.add_argument(
        "--mutants", action="store_true",
        help="instead: operators that are broken on purpose, which must be found out",
    )  # fmt: skip


def run(invocation: Invocation) -> ExitCode:
    invocation.builder.ensure(invocation.parts.of_group("campaign"))
    invocation.progress.close()
    if invocation.options.mutants:
        return _mutants(invocation)
    done = _call(simulation(invocation).campaign(*_options(invocation.options)))
    return ExitCode.OK if done == 0 else ExitCode.FAILED


def _options(chosen: argparse.Namespace) -> list[str]:
    words = ["-plans", str(chosen.plans), "-seed", str(chosen.seed)]
    for name in ("replay", "file"):
        if getattr(chosen, name):
            words += [f"-{name}", getattr(chosen, name)]
    return [*words, "-json"] if chosen.json else words


def _mutants(invocation: Invocation) -> ExitCode:
    escaped = 0
    jdk = invocation.toolchain.jdk.path
    for found in hunt(simulation(invocation), jdk, lambda _, words: _call(words)):
        invocation.say(f"{'caught' if found.caught else 'ESCAPED'}  {found.mutant}: {found.title}")
        escaped += not found.caught
    return ExitCode.FAILED if escaped else ExitCode.OK


def _call(words: Sequence[str]) -> int:
    return subprocess.run(words, check=False).returncode
