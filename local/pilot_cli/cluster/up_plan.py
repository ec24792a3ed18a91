# SPDX-License-Identifier: Apache-2.0
"""Plans how to bring a cluster's programs up; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.cluster.facts import ClusterFacts
from pilot_cli.cluster.processes import Process
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.programs import NEEDS_CRDS
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

LEAST_FREE_MEGABYTES = 1000


@dataclass(frozen=True)
class Refuse:
    """Nothing can be started; says why."""

    failure: PilotFailure


@dataclass(frozen=True)
class EndOrphan:
    """A program whose supervisord is gone would never be looked after again."""

    process: Process


@dataclass(frozen=True)
class StartSupervisor:
    """Starts supervisord with the configuration just written."""


@dataclass(frozen=True)
class TakeOverConfiguration:
    """Makes the running supervisord read the configuration again."""


@dataclass(frozen=True)
class StartProgram:
    """Starts one program unless it runs."""

    name: str


UpAction = Refuse | EndOrphan | StartSupervisor | TakeOverConfiguration | StartProgram


def plan_up(facts: ClusterFacts, programs: Sequence[Program], home: Path) -> list[UpAction]:
    """Actions in order. Programs that need the CRDs are started later, not here."""
    obstacle = _obstacle(facts, home)
    if obstacle:
        return [Refuse(obstacle)]
    actions: list[UpAction] = [EndOrphan(process) for process in facts.orphans]
    actions.append(TakeOverConfiguration() if facts.supervisor_running else StartSupervisor())
    actions += [StartProgram(p.name) for p in programs if p.name not in NEEDS_CRDS]
    return actions


def _obstacle(facts: ClusterFacts, home: Path) -> PilotFailure | None:
    if facts.strangers:
        port, process = min(facts.strangers.items())
        return PilotFailure(ExitCode.PORT_TAKEN, taken_sentence(port, process))
    if facts.free_megabytes < LEAST_FREE_MEGABYTES:
        return PilotFailure(
            ExitCode.DISK_FULL,
            f"The cluster needs {LEAST_FREE_MEGABYTES} MB of free disk space at {home}, "
            f"only {facts.free_megabytes} MB are free.",
        )
    return None


def taken_sentence(port: int, process: Process) -> str:
    """Who has the port, and the two ways out."""
    if process.cluster:
        return (
            f"Port {port} is used by {process.name} of another cluster, {process.cluster}; "
            "run `pilot down` there, or set PILOT_PORT_BASE to other ports for this one."
        )
    holder = process.name + (f" (process {process.pid})" if process.pid else "")
    return f"Port {port} is used by {holder}; end it, or set PILOT_PORT_BASE to other ports."
