# SPDX-License-Identifier: GPL-3.0-only
"""Calls a bot to stop trading, step by step."""

import time
from collections.abc import Callable
from dataclasses import replace

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, BotSilentError
from pilot_runtime.agent.memory import DrainMemory, Trading
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.settings import AgentSettings


class Draining:
    """Pause, resume, exit all, and the final figures."""

    def __init__(
        self,
        settings: AgentSettings,
        store: MemoryStore,
        client: BotClient,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._store = store
        self._client = client
        self._clock = clock

    async def pause(self, bot_id: str) -> None:
        await self._client.pause(self._access(bot_id))

    async def resume(self, bot_id: str) -> None:
        await self._client.resume(self._access(bot_id))

    def begin(self, bot_id: str) -> None:
        memory = self._store.get(bot_id)
        self._store.put(bot_id, replace(memory, drain=DrainMemory(self._clock())))

    async def exit_all(self, bot_id: str) -> None:
        await self._client.force_exit_all(self._access(bot_id))
        memory = self._store.get(bot_id)
        drain = memory.drain or DrainMemory(self._clock())
        self._store.put(bot_id, replace(memory, drain=replace(drain, exits_at=self._clock())))

    async def finish(self, bot_id: str, *, must_be_flat: bool) -> None:
        """Final figures if the bot can still tell them, else the last ones known.

        A bot that `must_be_flat` is asked once more: the count that the plan was made from may be
        older than its pause.
        """
        if must_be_flat and await self._client.open_trades(self._access(bot_id)) > 0:
            return
        figures = await self._figures(bot_id)
        memory = self._store.get(bot_id)
        drain = replace(memory.drain or DrainMemory(self._clock()), done=True)
        self._store.put(bot_id, replace(memory, drain=drain, trading=figures or memory.trading))

    async def _figures(self, bot_id: str) -> Trading | None:
        if self._store.get(bot_id).run is None:
            return None
        try:
            access = self._access(bot_id)
            count = await self._client.open_trades(access)
            figures = await self._client.figures(access)
        except BotSilentError:
            return None
        return Trading(
            count,
            figures.closed_trades,
            figures.profit,
            figures.equity,
            figures.currency,
            self._clock(),
            figures.starting,
        )

    def _access(self, bot_id: str) -> BotAccess:
        access = BotAccess.read(self._settings.bot_run(bot_id))
        if access is None:
            raise BotSilentError("its credentials are not there")
        return access
