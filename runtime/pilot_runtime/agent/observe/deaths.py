# SPDX-License-Identifier: GPL-3.0-only
"""Tells at once when a process ends that is not our child."""

import asyncio
import os
from collections.abc import Callable


class DeathWatch:
    """Holds a pidfd for each process; where the kernel has none, the slow poll has to do."""

    def __init__(self, died: Callable[[int], None]) -> None:
        self._died = died
        self._descriptors: dict[int, int] = {}

    def watch(self, pid: int) -> None:
        if pid in self._descriptors:
            return
        try:
            descriptor = os.pidfd_open(pid)
        except OSError:
            return
        self._descriptors[pid] = descriptor
        asyncio.get_running_loop().add_reader(descriptor, self._ended, pid)

    def keep_only(self, pids: set[int]) -> None:
        """Forget processes that the supervisor does not list any more."""
        for pid in set(self._descriptors) - pids:
            self._forget(pid)

    def close(self) -> None:
        self.keep_only(set())

    def _ended(self, pid: int) -> None:
        self._forget(pid)
        self._died(pid)

    def _forget(self, pid: int) -> None:
        descriptor = self._descriptors.pop(pid, None)
        if descriptor is not None:
            asyncio.get_running_loop().remove_reader(descriptor)
            os.close(descriptor)
