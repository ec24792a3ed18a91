# SPDX-License-Identifier: GPL-3.0-only
"""Carries out a plan: one action a bot at a time, bots side by side."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from xmlrpc.client import Fault

from pilot_runtime.agent.apply.archive import archive
from pilot_runtime.agent.apply.arrival.receiving import Receiving
from pilot_runtime.agent.apply.draining import Draining
from pilot_runtime.agent.apply.ending import Ending
from pilot_runtime.agent.apply.forgetting import forget_keys
from pilot_runtime.agent.apply.materialise import LOG_FILE, forget
from pilot_runtime.agent.apply.seal import DatabaseBusyError
from pilot_runtime.agent.apply.sealing import Sealing
from pilot_runtime.agent.apply.shelf import prune
from pilot_runtime.agent.apply.starting import Starting
from pilot_runtime.agent.apply.troubles import words_of
from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotSilentError
from pilot_runtime.agent.desired.records import DesiredPod, Positions
from pilot_runtime.agent.exits import tail
from pilot_runtime.agent.exits.unknown_pairs import dropped_pairs
from pilot_runtime.agent.memory import BotMemory, Run
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.observe.facts import PodFacts
from pilot_runtime.agent.plan import actions as do
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.agent.supervisor import Supervisor
from pilot_runtime.agent.supervisor_rpc import SupervisorGoneError
from pilot_runtime.launch.lock import AlreadyRunningError

HOLD_SECONDS = 1.0
EXPECTED = (
    BotSilentError,
    SupervisorGoneError,
    Fault,
    DatabaseBusyError,
    AlreadyRunningError,
    sqlite3.Error,
    OSError,
)
LOG = logging.getLogger("pilot.agent")


@dataclass(frozen=True, slots=True)
class Applier:
    """The only holder of clients that change anything."""

    settings: AgentSettings
    store: MemoryStore
    supervisor: Supervisor
    starting: Starting
    ending: Ending
    draining: Draining
    sealing: Sealing
    receiving: Receiving
    done: Callable[[str], None]
    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def busy(self) -> frozenset[str]:
        """Bots with an action under way: they are left out of the next plan."""
        return frozenset(self.tasks)

    def under_way(self) -> tuple[tuple[str, str], ...]:
        """Bot ids and what is being done to them."""
        return tuple(sorted(self.names.items()))

    def apply(self, plan: Iterable[do.Action], desired: DesiredPod | None, facts: PodFacts) -> None:
        """Begin every action of the plan."""
        for action in plan:
            if desired is not None and action.bot_id not in self.tasks:
                self.names[action.bot_id] = type(action).__name__
                task = asyncio.create_task(self._run(action, desired, facts))
                self.tasks[action.bot_id] = task

    async def close(self) -> None:
        """Let actions under way end; what is left over is planned again by the next agent."""
        if self.tasks:
            await asyncio.wait(self.tasks.values(), timeout=5)

    async def _run(self, action: do.Action, desired: DesiredPod, facts: PodFacts) -> None:
        name = type(action).__name__
        if not isinstance(action, do.MarkReady):
            LOG.info("%s %s", name, action.bot_id)
        try:
            await self._act(action, desired, facts)
        except EXPECTED as problem:
            LOG.warning("%s %s failed: %s", name, action.bot_id, words_of(problem))
            await asyncio.sleep(HOLD_SECONDS)
        except Exception:
            LOG.exception("%s %s failed", name, action.bot_id)
            await asyncio.sleep(HOLD_SECONDS)
        finally:
            del self.tasks[action.bot_id], self.names[action.bot_id]
            self.done(action.bot_id)

    async def _act(self, action: do.Action, desired: DesiredPod, facts: PodFacts) -> None:  # noqa: C901, PLR0912 one line a kind of action
        match action:
            case do.Adopt(bot_id, pid):
                self._adopt(bot_id, pid)
            case do.RecordExit(bot_id):
                self.ending.record(bot_id, facts.bot(bot_id).process, desired.health)
            case do.StartBot(bot_id, paused):
                if bot := desired.find(bot_id):
                    await self.starting.start(desired, bot, paused=paused)
            case do.StopBot(bot_id, reason, message):
                await self.ending.stop(bot_id, reason, message)
            case do.PauseBot(bot_id):
                await self.draining.pause(bot_id)
            case do.ResumeBot(bot_id):
                await self.draining.resume(bot_id)
            case do.BeginDrain(bot_id):
                self.draining.begin(bot_id)
            case do.ForceExitAll(bot_id):
                await self.draining.exit_all(bot_id)
            case do.FinishDrain(bot_id):
                bot = desired.find(bot_id)
                keeps = bot is not None and bot.drain.positions is Positions.KEEP
                alive = facts.bot(bot_id).process.alive
                await self.draining.finish(bot_id, must_be_flat=alive and not keeps)
            case do.SealBot(bot_id):
                await self.sealing.seal(bot_id)
            case do.ArchiveBot(bot_id):
                await self._archive(bot_id, desired, facts.now)
            case do.ForgetKeys(bot_id):
                await self._forget_keys(bot_id)
            case do.RemoveProgram(bot_id):
                await self.supervisor.undefine(bot_id)
                await self._forget_run(bot_id)
            case do.Reopen(bot_id):
                memory = self.store.get(bot_id)
                opened = replace(memory, drain=None, sealed=None, archived=False, trouble=None)
                self.store.put(bot_id, opened)
            case do.MarkReady(bot_id):
                self._mark_ready(bot_id, facts.now)
            case do.ReceiveDatabase(bot_id):
                if (bot := desired.find(bot_id)) and bot.arrival:
                    await self.receiving.receive(bot_id, bot.arrival)
            case do.DiscardArrival(bot_id):
                self.receiving.discard(bot_id)

    async def _forget_run(self, bot_id: str) -> None:
        try:
            await self._forget_keys(bot_id)
        finally:
            forget(self.settings.bot_run(bot_id))

    async def _forget_keys(self, bot_id: str) -> None:
        run, data = self.settings.bot_run(bot_id), self.settings.bot_data(bot_id)
        await asyncio.to_thread(forget_keys, run, data)

    def _adopt(self, bot_id: str, pid: int) -> None:
        memory = self.store.get(bot_id)
        run = memory.run
        if run is None or run.pid is not None:
            # whose files it runs with is not known: the empty digest has it restarted
            access = BotAccess.read(self.settings.bot_run(bot_id))
            run = Run("", access.port if access else 0, time.time())
        self.store.put(bot_id, replace(memory, run=replace(run, pid=pid)))

    async def _archive(self, bot_id: str, desired: DesiredPod, now: float) -> None:
        # the supervisor of another life of the container knew the program, this one does not
        await self._forget_run(bot_id)
        data = self.settings.bot_data(bot_id)
        await asyncio.to_thread(archive, bot_id, data, self.settings.archive_dir, now)
        memory = self.store.get(bot_id)
        self.store.put(bot_id, BotMemory(archived=True, trading=memory.trading))
        await asyncio.to_thread(prune, self.settings.archive_dir, desired.keep_archives, now)

    def _mark_ready(self, bot_id: str, now: float) -> None:
        memory = self.store.get(bot_id)
        if memory.run is None:
            return
        log = self.settings.bot_data(bot_id) / LOG_FILE
        pairs = dropped_pairs(tail.since(log, memory.run.log_at))
        notes = f"not on the exchange: {', '.join(pairs)}" if pairs else ""
        ready = replace(memory.run, ready_once=True, ready_at=now)
        self.store.put(bot_id, replace(memory, run=ready, notes=notes))
