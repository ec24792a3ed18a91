# SPDX-License-Identifier: GPL-3.0-only
"""Starts a bot: files, port, program, process."""

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from xmlrpc.client import Fault

from pilot_runtime.agent.apply.forgetting import forget_keys
from pilot_runtime.agent.apply.materialise import LOG_FILE, materialise
from pilot_runtime.agent.apply.ports import NoFreePortError, choose_port
from pilot_runtime.agent.apply.troubles import words_of
from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.desired.records import DesiredBot, DesiredPod
from pilot_runtime.agent.exits import tail
from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import BotMemory, Run
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.restart import after_exit, on_start
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.agent.supervisor import Supervisor
from pilot_runtime.launch.program import BotProgram, console_log


@dataclass(frozen=True, slots=True)
class Starting:
    """What a start needs; one start a bot at a time."""

    settings: AgentSettings
    store: MemoryStore
    supervisor: Supervisor
    clock: Callable[[], float] = time.time
    choosing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def start(self, desired: DesiredPod, bot: DesiredBot, *, paused: bool) -> None:
        """A start that cannot be made counts as a failed one."""
        try:
            await self._start(desired, bot, paused=paused)
        except (OSError, Fault, NoFreePortError) as problem:
            self._record_failure(desired, bot, problem)

    async def _start(self, desired: DesiredPod, bot: DesiredBot, *, paused: bool) -> None:
        data, run_dir = self.settings.bot_data(bot.id), self.settings.bot_run(bot.id)
        memory = self.store.get(bot.id)
        # those of the last start, which may be others by now
        await asyncio.to_thread(forget_keys, run_dir, data)
        async with self.choosing:
            access = self._access(bot.id)
            # to disk at once: the next start must not choose the same port
            materialise(bot, desired.blobs, access, run_dir, data, paused=paused)
        await self.supervisor.define(BotProgram(bot.id, data, run_dir, bot.exchange))
        now = self.clock()
        run = Run(
            digest=bot.digest,
            port=access.port,
            started_at=now,
            paused=paused,
            log_at=tail.size(data / LOG_FILE),
            console_at=tail.size(console_log(data)),
        )
        restart = on_start(memory.restart, bot.digest, now)
        # noted before the fork: a killed agent finds out whose process it sees
        fresh = replace(memory, run=run, restart=restart, notes="", trouble=None)
        # what was sealed or archived is another database from here on
        self.store.put(bot.id, replace(fresh, sealed=None, archived=False))
        pid = await self.supervisor.start(bot.id)
        if pid:
            started = replace(self.store.get(bot.id), run=replace(run, pid=pid))
            self.store.put(bot.id, started)

    def _access(self, bot_id: str) -> BotAccess:
        mine = BotAccess.read(self.settings.bot_run(bot_id))
        address = self.settings.bot_address
        port = choose_port(bot_id, address, self._taken(bot_id), mine.port if mine else None)
        return BotAccess.generate(address, port)

    def _taken(self, bot_id: str) -> Collection[int]:
        others = [one for one in self.store.known() if one != bot_id]
        found = (BotAccess.read(self.settings.bot_run(one)) for one in others)
        return {access.port for access in found if access} | {self.settings.port}

    def _record_failure(self, desired: DesiredPod, bot: DesiredBot, problem: Exception) -> None:
        now = self.clock()
        memory: BotMemory = self.store.get(bot.id)
        restart = after_exit(memory.restart, ExitReason.CRASHED, bot.digest, desired.health, now)
        text = f"cannot be started: {words_of(problem)}"
        end = LastExit(None, None, ExitReason.CRASHED, text, None, now)
        failed = replace(memory, run=None, restart=restart, last_exit=end)
        self.store.put(bot.id, replace(failed, restarts=memory.restarts + 1))
