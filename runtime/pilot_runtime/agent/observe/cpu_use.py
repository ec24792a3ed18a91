# SPDX-License-Identifier: GPL-3.0-only
"""Reads how much processor time the bots have used, slice by slice."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from pilot_runtime.agent.observe.cpu_history import CpuFigures, CpuHistory
from pilot_runtime.agent.observe.facts import ProcessFacts

PROC = Path("/proc")
SLICE_SECONDS = 15.0
LONGEST_SECONDS = 60.0
"""A longer slice is none: the machine slept, or the agent was stopped."""
SETTLE_SECONDS = 60.0
"""What a bot uses to start says nothing about what it uses to trade."""
MILLI = 1000
# after the command's closing parenthesis: utime is the 12th field, stime the 13th, in ticks
USER, SYSTEM = 11, 12


def cpu_seconds(pid: int, proc: Path = PROC) -> float | None:
    """User and system time of a process since it began; None when it is gone."""
    try:
        text = (proc / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return (int(fields[USER]) + int(fields[SYSTEM])) / os.sysconf("SC_CLK_TCK")


class CpuUse:
    """Last known figures of each bot's process."""

    def __init__(
        self,
        read: Callable[[int], float | None] = cpu_seconds,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._clock = clock
        self._history = CpuHistory()
        self._seen: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._at = clock()
        self._figures: dict[int, CpuFigures] = {}

    def of(self, process: ProcessFacts) -> CpuFigures | None:
        """None until it and its neighbours have been measured for long enough."""
        return self._figures.get(process.pid) if process.pid is not None else None

    def measure(self, table: Mapping[str, ProcessFacts]) -> None:
        """Ends a slice if it is time."""
        now = self._clock()
        pids = {process.pid for process in table.values() if process.pid is not None}
        self._seen = {pid: self._seen.get(pid, now) for pid in pids}
        if (length := now - self._at) < SLICE_SECONDS:
            return
        used = {pid: seconds for pid in pids if (seconds := self._read(pid)) is not None}
        if length <= LONGEST_SECONDS:
            self._history.add(
                {
                    pid: (used[pid] - self._last[pid]) / length * MILLI
                    for pid in used.keys() & self._last.keys()
                    if self._at - self._seen[pid] >= SETTLE_SECONDS and used[pid] >= self._last[pid]
                }
            )
        self._last, self._at = used, now
        self._figures = self._history.figures(pids)
