# SPDX-License-Identifier: Apache-2.0
"""`pilot kubectl …`: the cluster's own kubectl, as its administrator."""

import argparse
import os

from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "run kubectl against this cluster"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(invocation: Invocation) -> ExitCode:
    invocation.require_running()
    invocation.progress.close()
    command = invocation.kubectl.command(invocation.options.arguments)
    env = {**invocation.env, "KUBECONFIG": str(invocation.locations.kubeconfig)}
    os.execve(command[0], command, env)
