# SPDX-License-Identifier: Apache-2.0
"""`pilot down`: stops the cluster; data stays unless told otherwise."""

import argparse

from pilot_cli.cluster.home import node_program, purge_home
from pilot_cli.cluster.own import hold_cluster
from pilot_cli.cluster.processes import ProcessTable
from pilot_cli.cluster.stopping import ClusterStopper
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "stop the bots and the cluster; their data stays"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--purge", action="store_true", help="remove all data of the cluster too")


def run(invocation: Invocation) -> ExitCode:
    locations = invocation.locations
    if not locations.home.exists():
        invocation.progress.say(f"There is no cluster in {locations.home}.")
        return ExitCode.OK
    table = ProcessTable()
    stopper = ClusterStopper(locations, invocation.supervisor, table, invocation.clock)
    with hold_cluster(locations):
        running = invocation.supervisor.running() or bool(table.of_cluster(locations.home))
        if not running:
            invocation.progress.say("The cluster is not running.")
        # Pods outlive the node, so they are looked for even when nothing else runs.
        if running or node_program(locations).exists():
            with invocation.progress.step("stopping bots and cluster"):
                stopper.stop(node_program(locations))
        if invocation.options.purge:
            purge_home(locations)
            invocation.progress.say(f"Removed the cluster's data in {locations.home}.")
        else:
            invocation.progress.say("Data is kept; ./pilot up goes on where the bots stopped.")
    return ExitCode.OK
