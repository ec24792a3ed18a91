# SPDX-License-Identifier: Apache-2.0
"""`pilot build`: builds what is not built yet."""

import argparse

from pilot_cli.build.parts import GROUPS
from pilot_cli.duration import spoken
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "build the control plane, the node, the runtime and the operator"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", default="all", choices=sorted(GROUPS))


def run(invocation: Invocation) -> ExitCode:
    started = invocation.clock.now()
    parts = invocation.parts.of_group(invocation.options.what)
    built = invocation.builder.ensure(parts)
    took = spoken(invocation.clock.now() - started)
    names = ", ".join(part.title for part in built) or "nothing to do, all there already"
    invocation.progress.say(f"Built: {names} ({took}).")
    for part in parts:
        invocation.say(f"{part.name}\t{part.place}")
    return ExitCode.OK
