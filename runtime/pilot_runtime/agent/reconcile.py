# SPDX-License-Identifier: GPL-3.0-only
"""The loop: observe → plan → apply → status, after each notice and every second."""

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from pathlib import Path

from pilot_runtime.agent.apply.applier import Applier
from pilot_runtime.agent.desired.reader import SlotsReader
from pilot_runtime.agent.desired.watch import slot_changes
from pilot_runtime.agent.observe.cpu_use import CpuUse
from pilot_runtime.agent.observe.memory_use import LOOK_SECONDS, MemoryUse
from pilot_runtime.agent.observe.observer import Observer
from pilot_runtime.agent.plan.planner import plan_pod
from pilot_runtime.agent.status.board import StatusBoard
from pilot_runtime.agent.status.factory import pod_report
from pilot_runtime.agent.status.records import RuntimeFacts
from pilot_runtime.agent.supervisor import Supervisor
from pilot_runtime.agent.supervisor_rpc import SupervisorGoneError

TICK_SECONDS = 1.0
SETTLE_SECONDS = 0.02
LOG = logging.getLogger("pilot.agent")


class SlotsWatch:
    """Keeps the reader's view fresh."""

    def __init__(self, directory: Path, reader: SlotsReader, wake: asyncio.Event) -> None:
        self._directory = directory
        self._reader = reader
        self._wake = wake

    async def run(self, stop: asyncio.Event) -> None:
        async for _ in slot_changes(self._directory, stop):
            if self._reader.refresh():
                view = self._reader.view
                revision = view.pod.revision if view.pod else 0
                LOG.info("slots: revision %s in force; error: %s", revision, view.error)
                self._wake.set()


@dataclass(frozen=True, slots=True)
class Reconciler:
    """Thin: nothing is decided here."""

    pod_name: str
    reader: SlotsReader
    supervisor: Supervisor
    observer: Observer
    applier: Applier
    memory_use: MemoryUse
    cpu_use: CpuUse
    board: StatusBoard
    runtime: RuntimeFacts
    wake: asyncio.Event

    async def run(self, slots: SlotsWatch, stop: asyncio.Event) -> None:
        """Until told to stop."""
        async with asyncio.TaskGroup() as group:
            group.create_task(slots.run(stop))
            group.create_task(self._measure(stop))
            group.create_task(self._wake_at(stop))
            await self._loop(stop)

    async def look_now(self) -> int:
        """Read slots, processes, memory and every bot's API anew; how many of those answered."""
        self.reader.refresh()
        table = await self.supervisor.table()
        self.observer.probes.follow(table)
        answered, _ = await asyncio.gather(
            self.observer.probes.ask_all(), self.memory_use.measure(table, now=True)
        )
        await self.once()
        return answered

    async def once(self) -> None:
        """One pass over all bots."""
        table = await self.supervisor.table()
        view = self.reader.view
        facts = self.observer.observe(view.pod, table, self.applier.busy)
        plan = plan_pod(view.pod, facts)
        self.applier.apply(plan, view.pod, facts)
        await self.board.publish(pod_report(self.pod_name, view, facts, self.runtime))

    async def _loop(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.wake.clear()
            try:
                await self.once()
            except SupervisorGoneError as problem:
                LOG.warning("supervisord does not answer: %s", problem)
                await asyncio.sleep(TICK_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_SECONDS):
                    await self.wake.wait()
            # many notices in one moment are one pass
            await asyncio.sleep(SETTLE_SECONDS)

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self.wake.set()

    async def _measure(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with contextlib.suppress(SupervisorGoneError):
                table = await self.supervisor.table()
                self.cpu_use.measure(table)
                await self.memory_use.measure(table)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await stop.wait()
