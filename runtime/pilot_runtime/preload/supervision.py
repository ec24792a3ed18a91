# SPDX-License-Identifier: GPL-3.0-only
"""Become supervisord in this process."""

from collections.abc import Mapping
from pathlib import Path

from supervisor.medusa import asyncore_25
from supervisor.supervisord import Supervisor

from pilot_runtime.preload.fork import ForkingOptions, Launcher


class PodSupervisor(Supervisor):  # type: ignore[misc]
    """Supervisord that stops all programs at the same time.

    Upstream stops one process group after the other; ten bots with 30 seconds each would not fit
    into a pod's grace period.
    """

    def ordered_stop_groups_phase_1(self) -> None:
        """Ask every group that is still to be stopped."""
        for group in self.stop_groups or ():
            group.stop_all()


def supervise(config: Path, launchers: Mapping[str, Launcher]) -> int:
    """Run until SIGTERM or SIGINT and all programs have ended; returns the exit code."""
    options = ForkingOptions(launchers)
    options.realize(["-c", str(config)])
    options.first = True
    options.test = False
    try:
        PodSupervisor(options).main()
    except asyncore_25.ExitNow:
        pass
    finally:
        options.close_httpservers()
        options.close_logger()
    return 0
