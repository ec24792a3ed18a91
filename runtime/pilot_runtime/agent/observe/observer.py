# SPDX-License-Identifier: GPL-3.0-only
"""Puts one consistent view of the pod together."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pilot_runtime.agent.bot_access import KEYS_FILE
from pilot_runtime.agent.desired.records import DesiredBot, DesiredPod, Goal
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.observe.arrived import on_their_way, read_mark
from pilot_runtime.agent.observe.clock_steps import ClockSteps
from pilot_runtime.agent.observe.cpu_use import CpuUse
from pilot_runtime.agent.observe.database import open_trades
from pilot_runtime.agent.observe.deaths import DeathWatch
from pilot_runtime.agent.observe.facts import BotFacts, PodFacts, ProcessFacts
from pilot_runtime.agent.observe.memory_use import MemoryUse
from pilot_runtime.agent.observe.probes import Probes
from pilot_runtime.agent.settings import AgentSettings


@dataclass(frozen=True, slots=True)
class Observer:
    """Everything that is read, from wherever."""

    settings: AgentSettings
    probes: Probes
    store: MemoryStore
    memory_use: MemoryUse
    cpu_use: CpuUse
    deaths: DeathWatch
    clock: Callable[[], float] = time.time
    steps: ClockSteps = field(default_factory=ClockSteps)

    def observe(
        self,
        desired: DesiredPod | None,
        table: Mapping[str, ProcessFacts],
        busy: Iterable[str],
    ) -> PodFacts:
        """The view after a fresh read of the supervisor's table."""
        self.probes.follow(table)
        pids = {one.pid for one in table.values() if one.pid is not None}
        self.deaths.keep_only(pids)
        for pid in pids:
            self.deaths.watch(pid)
        bots = {bot.id: bot for bot in desired.bots} if desired else {}
        working = frozenset(busy)
        clock_set_at = self.steps.last()
        arriving = on_their_way(self.settings.arriving_dir)
        facts = {
            bot_id: replace(
                self._bot(bot_id, bots.get(bot_id), table, busy=bot_id in working),
                clock_set_at=clock_set_at,
                arriving=bot_id in arriving,
            )
            for bot_id in {*bots, *table, *arriving}
        }
        limit = self.settings.memory_limit
        return PodFacts(self.clock(), facts, self.memory_use.pod, limit)

    def _bot(
        self,
        bot_id: str,
        bot: DesiredBot | None,
        table: Mapping[str, ProcessFacts],
        *,
        busy: bool,
    ) -> BotFacts:
        process = table.get(bot_id, ProcessFacts())
        loop = self.probes.facts(bot_id)
        memory = self.store.get(bot_id)
        if (trading := self.probes.trading(bot_id)) and trading is not memory.trading:
            # in memory only: written with the next change that matters
            memory = replace(memory, trading=trading)
            self.store.remember(bot_id, memory)
        data = self.settings.bot_data(bot_id)
        undrained = bot is not None and bot.goal is Goal.DRAINED and not process.alive
        at_rest = bot is not None and bot.goal is Goal.STOPPED and not process.alive
        comes = bot is not None and bot.arrival is not None
        mark = read_mark(data) if comes else None
        return BotFacts(
            process=process,
            loop=loop,
            memory=memory,
            pss_bytes=self.memory_use.of(process),
            cpu=self.cpu_use.of(process),
            has_data=data.is_dir(),
            database_open_trades=open_trades(data) if undrained else None,
            busy=busy,
            arrived=mark.id if mark else None,
            keys_left=at_rest and (self.settings.bot_run(bot_id) / KEYS_FILE).exists(),
        )
