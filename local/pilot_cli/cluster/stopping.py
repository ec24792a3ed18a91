# SPDX-License-Identifier: Apache-2.0
"""Takes a cluster down: bots first, then the programs that look after them."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

from pilot_cli.clock import Clock
from pilot_cli.cluster.processes import Process, ProcessTable
from pilot_cli.cluster.supervisor import Supervisor
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.locations import Locations
from pilot_cli.waiting import wait_until

_POD_SECONDS = 120
_END_SECONDS = 60.0
_KILL_SECONDS = 10.0


class ClusterStopper:
    """Works whatever state the cluster is in, even without its supervisord."""

    def __init__(
        self, locations: Locations, supervisor: Supervisor, table: ProcessTable, clock: Clock
    ) -> None:
        self._locations = locations
        self._supervisor = supervisor
        self._table = table
        self._clock = clock

    def stop(self, node_program: Path) -> None:
        """Stops everything of this cluster; its data stays."""
        running = self._supervisor.running()
        if running:
            # Operator and node first: they would start pods again.
            self._supervisor.stop("operator")
            self._supervisor.stop("pilot-node")
        else:
            for process in self._rest():
                if process.arguments and Path(process.arguments[0]).name == node_program.name:
                    self._signal([process], signal.SIGTERM)
        self._stop_pods(node_program)
        if running:
            pid = self._supervisor.pid()
            self._supervisor.shutdown()
            wait_until(
                lambda: not self._table.alive(pid),
                _END_SECONDS,
                f"supervisord (process {pid}) did not end within {_END_SECONDS:.0f} s.",
                self._clock,
            )
        self._end_rest()

    def _stop_pods(self, node_program: Path) -> None:
        state = self._locations.node_state
        if not (state / "pods").exists():
            return
        if not node_program.exists():
            raise PilotFailure(
                ExitCode.FAILED,
                f"{node_program} is gone, and without it the pods in {state} cannot be stopped; "
                "./pilot build node, then ./pilot up and ./pilot down.",
            )
        done = subprocess.run(
            [node_program, "stop-pods", "--state-dir", state],
            capture_output=True, text=True, check=False, timeout=_POD_SECONDS,
        )  # fmt: skip
        if done.returncode != 0:
            raise PilotFailure(
                ExitCode.FAILED,
                "The pods could not be stopped; the control plane is left running.",
                done.stdout + done.stderr,
            )

    def _end_rest(self) -> None:
        self._signal(self._rest(), signal.SIGTERM)
        deadline = self._clock.now() + _KILL_SECONDS
        while self._rest() and self._clock.now() < deadline:
            self._clock.sleep(0.1)
        self._signal(self._rest(), signal.SIGKILL)

    def _rest(self) -> list[Process]:
        home = self._locations.home
        return [p for p in self._table.of_cluster(home) if p.pid != os.getpid()]

    def _signal(self, processes: list[Process], number: signal.Signals) -> None:
        for process in processes:
            try:
                os.kill(process.pid, number)
            except ProcessLookupError:
                continue
