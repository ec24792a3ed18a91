# SPDX-License-Identifier: Apache-2.0
"""Observes a cluster's programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pilot_cli.build.disk import FreeBytes, free_bytes
from pilot_cli.cluster.processes import Process, ProcessTable
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.supervisor import ProgramState, Supervisor
from pilot_cli.locations import Locations


@dataclass(frozen=True)
class ClusterFacts:
    """What runs and what is in the way, at one moment."""

    supervisor_running: bool
    states: Mapping[str, ProgramState] = field(default_factory=dict)
    orphans: tuple[Process, ...] = ()
    """Programs of this cluster that lost their supervisord."""
    strangers: Mapping[int, Process] = field(default_factory=dict)
    """Ports we need that something else listens on."""
    free_megabytes: int = 0


def observe_cluster(
    locations: Locations,
    programs: Sequence[Program],
    supervisor: Supervisor,
    table: ProcessTable,
    free: FreeBytes = free_bytes,
) -> ClusterFacts:
    """Reads the facts; changes nothing."""
    running = supervisor.running()
    ours = {process.pid: process for process in table.of_cluster(locations.home)}
    listeners = {port: table.listener(port) for program in programs for port in program.ports}
    orphans = {}
    strangers = {}
    for port, process in listeners.items():
        if process is None:
            continue
        if process.pid not in ours:
            strangers[port] = process
        elif not running:
            orphans[process.pid] = process
    if not running:
        # Pods carry the mark too, but are the node's business: only our programs count.
        started = {program.command for program in programs}
        orphans |= {pid: p for pid, p in ours.items() if p.arguments in started}
    return ClusterFacts(
        supervisor_running=running,
        states=supervisor.states() if running else {},
        orphans=tuple(orphans.values()),
        strangers=strangers,
        free_megabytes=free(locations.home) // 1_000_000,
    )
