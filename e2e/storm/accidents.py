# SPDX-License-Identifier: Apache-2.0
"""Kills programs of the control plane at moments that a seed decides."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from rig.cluster import Cluster
from rig.deadline import eventually

Seen = TypeVar("Seen")
VICTIMS = (("pilot-api",), ("operator",), ("pilot-api", "operator"))
LATEST = 1.5
"""Seconds after the beginning of a step: later, most of what can be hit is over."""


@dataclass
class Accidents:
    """One kill in each step that is under fire. `kills` is what was killed, in order."""

    cluster: Cluster
    random: Random
    kills: list[str] = field(default_factory=list)

    def hit(self, step: Callable[[], Seen]) -> Seen:
        """Begins the step, kills something while it is under way, and returns what it returns."""
        with self._striking():
            return step()

    @contextmanager
    def _striking(self) -> Iterator[None]:
        victims, wait = self.random.choice(VICTIMS), self.random.uniform(0, LATEST)
        pids = self._pids(victims)
        with ThreadPoolExecutor(1) as thread:
            blow = thread.submit(self._strike, pids, wait)
            yield
            blow.result()

    def _pids(self, programs: tuple[str, ...]) -> dict[str, int]:
        """Waits for a program that still comes back from the last blow."""
        every = eventually(
            self.cluster.program_pids,
            lambda seen: all(seen.get(name) for name in programs),
            f"{' and '.join(programs)} run",
        )
        return {name: every[name] for name in programs}

    def _strike(self, pids: dict[str, int], wait: float) -> None:
        time.sleep(wait)
        for name, pid in pids.items():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                self.kills.append(name)
