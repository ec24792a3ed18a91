# SPDX-License-Identifier: GPL-3.0-only
"""Reads the memory in use now and then, away from the event loop."""

import asyncio
import os
import time
from collections.abc import Mapping

from pilot_runtime.agent.observe.facts import ProcessFacts
from pilot_runtime.agent.observe.pss import pss_bytes, tree

EVERY_SECONDS = 15.0
LOOK_SECONDS = 3.0


class MemoryUse:
    """Last known PSS of each bot's process and of the whole pod, in bytes."""

    def __init__(self, pod_root: int | None = None) -> None:
        self._pod_root = pod_root or os.getppid()
        self._by_pid: dict[int, int] = {}
        self.pod: int | None = None
        self._at = 0.0

    def of(self, process: ProcessFacts) -> int | None:
        return self._by_pid.get(process.pid) if process.pid is not None else None

    async def measure(self, table: Mapping[str, ProcessFacts], *, now: bool = False) -> None:
        """One pass over the bots and the pod, if it is time, asked for, or a bot is new."""
        pids = [process.pid for process in table.values() if process.pid is not None]
        at = time.monotonic()
        recent = at - self._at < EVERY_SECONDS and self._by_pid.keys() >= set(pids)
        if recent and not now:
            return
        self._at = at
        self._by_pid, self.pod = await asyncio.to_thread(_measure, pids, self._pod_root)


def _measure(pids: list[int], root: int) -> tuple[dict[int, int], int | None]:
    # each process once: reading the sizes is the agent's most costly habit
    family = {*pids, *tree(root)}
    sizes = {pid: size for pid in sorted(family) if (size := pss_bytes(pid)) is not None}
    return {pid: sizes[pid] for pid in pids if pid in sizes}, sum(sizes.values()) or None
