# SPDX-License-Identifier: GPL-3.0-only
"""Receives a bot's database: fetch, verify, install; each attempt goes on where the last ended."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace

import aiohttp

from pilot_runtime.agent.apply.arrival.download import Download
from pilot_runtime.agent.apply.arrival.install import install
from pilot_runtime.agent.apply.arrival.staging import ArrivalFailedError, Staging
from pilot_runtime.agent.apply.seal import DatabaseBusyError
from pilot_runtime.agent.apply.troubles import again
from pilot_runtime.agent.desired.moves import Arrival
from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.observe.arrived import ArrivalMark, read_mark
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.launch.lock import AlreadyRunningError

AT_ONCE = 2
EXPECTED = (
    ArrivalFailedError,
    AlreadyRunningError,
    DatabaseBusyError,
    aiohttp.ClientError,
    sqlite3.Error,
    TimeoutError,
    OSError,
)


class Receiving:
    """At most two databases at once: bots that trade on share this pod's network and disk."""

    def __init__(
        self,
        settings: AgentSettings,
        store: MemoryStore,
        session: aiohttp.ClientSession,
        arrival_of: Callable[[str], Arrival | None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._store = store
        self._download = Download(session)
        self._arrival_of = arrival_of
        self._clock = clock
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def receive(self, bot_id: str, arrival: Arrival) -> None:
        """One attempt; what went wrong is remembered with the time of the next one."""
        try:
            async with self._turn:
                await self._receive(bot_id, arrival)
        except EXPECTED as problem:
            memory = self._store.get(bot_id)
            trouble = again(memory.trouble, arrival.id, _words(problem), self._clock())
            self._store.remember(bot_id, replace(memory, trouble=trouble))

    def discard(self, bot_id: str) -> None:
        """Forget what came for a bot that does not come any more."""
        self._staging(bot_id, ArrivalMark("", "", 0)).discard()

    async def _receive(self, bot_id: str, arrival: Arrival) -> None:
        if arrival.source is None:
            return
        mark = ArrivalMark(arrival.id, arrival.source.sha256, arrival.source.size)
        data, archive_dir = self._settings.bot_data(bot_id), self._settings.archive_dir
        if (here := read_mark(data)) is not None and here.id == mark.id:
            return
        staging = self._staging(bot_id, mark)
        await self._download.fetch(bot_id, arrival, staging)
        await asyncio.to_thread(staging.verify)
        wanted = self._arrival_of(bot_id)
        if wanted is None or wanted.id != arrival.id:
            # the move was called off meanwhile: the plan discards what came
            return
        await asyncio.to_thread(install, bot_id, staging, data, archive_dir, self._clock())
        self._store.put(bot_id, BotMemory())

    def _staging(self, bot_id: str, mark: ArrivalMark) -> Staging:
        return Staging(self._settings.arriving_dir / bot_id, mark)


def _words(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return "the other agent went silent"
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    return str(problem) or problem.__class__.__name__
