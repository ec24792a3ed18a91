# SPDX-License-Identifier: Apache-2.0
"""Carries out the plan of `pilot up`."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pilot_cli.clock import Clock
from pilot_cli.cluster.processes import ProcessTable
from pilot_cli.cluster.supervisor import Supervisor
from pilot_cli.cluster.up_plan import (
    EndOrphan,
    Refuse,
    StartProgram,
    StartSupervisor,
    TakeOverConfiguration,
    UpAction,
)
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

_START_SECONDS = 20.0
_GRACE_SECONDS = 10.0


class UpApplier:
    """The only place that starts programs; remembers which, so that they can be stopped again."""

    def __init__(
        self,
        supervisord: Path,
        conf: Path,
        supervisor: Supervisor,
        table: ProcessTable,
        clock: Clock,
    ) -> None:
        self._supervisord = supervisord
        self._conf = conf
        self._supervisor = supervisor
        self._table = table
        self._clock = clock
        self.started_supervisor = False
        self.started: list[str] = []

    def apply(self, actions: Sequence[UpAction]) -> None:
        """In order; the first refusal ends it."""
        for action in actions:
            match action:
                case Refuse(failure):
                    raise failure
                case EndOrphan(process):
                    self._end(process.pid)
                case StartSupervisor():
                    self._start_supervisor()
                case TakeOverConfiguration():
                    self._supervisor.take_over_configuration()
                case StartProgram(name):
                    self.start(name)

    def start(self, name: str) -> None:
        """Starts one program unless it runs already."""
        if not self._supervisor.states()[name].alive:
            self._supervisor.start(name)
            self.started.append(name)

    def stop_started(self) -> None:
        """Undoes what this applier did: nothing is left running that was not before."""
        if self.started_supervisor:
            self._supervisor.shutdown()
            return
        for name in reversed(self.started):
            self._supervisor.stop(name)

    def _start_supervisor(self) -> None:
        # Only what programs need: the caller's environment may hold secrets.
        kept = ("HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "PATH")
        env = {name: os.environ[name] for name in kept if name in os.environ}
        done = subprocess.run(
            [self._supervisord, "-c", self._conf],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        deadline = self._clock.now() + _START_SECONDS
        while done.returncode == 0 and self._clock.now() < deadline:
            if self._supervisor.running():
                self.started_supervisor = True
                return
            self._clock.sleep(0.05)
        raise PilotFailure(
            ExitCode.NOT_READY, "supervisord did not start.", done.stdout + done.stderr
        )

    def _end(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
            deadline = self._clock.now() + _GRACE_SECONDS
            while self._table.alive(pid):
                if self._clock.now() >= deadline:
                    os.kill(pid, signal.SIGKILL)
                self._clock.sleep(0.05)
