# SPDX-License-Identifier: GPL-3.0-only
"""Calls a bot to stop trading, step by step."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, BotSilentError
from pilot_runtime.agent.memory import DrainMemory, Trading
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.settings import AgentSettings


@dataclass(frozen=True, slots=True)
class Draining:
    """Pause, resume, exit all, and the final figures."""

    settings: AgentSettings
    store: MemoryStore
    client: BotClient
    clock: Callable[[], float] = time.time

    async def pause(self, bot_id: str) -> None:
        await self.client.pause(self._access(bot_id))

    async def resume(self, bot_id: str) -> None:
        await self.client.resume(self._access(bot_id))

    def begin(self, bot_id: str) -> None:
        memory = self.store.get(bot_id)
        self.store.put(bot_id, replace(memory, drain=DrainMemory(self.clock())))

    async def exit_all(self, bot_id: str) -> None:
        await self.client.force_exit_all(self._access(bot_id))
        memory = self.store.get(bot_id)
        drain = memory.drain or DrainMemory(self.clock())
        self.store.put(bot_id, replace(memory, drain=replace(drain, exits_at=self.clock())))

    async def finish(self, bot_id: str, *, must_be_flat: bool) -> None:
        """Final figures if the bot can still tell them, else the last ones known.

        A bot that `must_be_flat` is asked once more: the count that the plan was made from may be
        older than its pause.
        """
        if must_be_flat and await self.client.open_trades(self._access(bot_id)) > 0:
            return
        figures = await self._figures(bot_id)
        memory = self.store.get(bot_id)
        drain = replace(memory.drain or DrainMemory(self.clock()), done=True)
        self.store.put(bot_id, replace(memory, drain=drain, trading=figures or memory.trading))

    async def _figures(self, bot_id: str) -> Trading | None:
        if self.store.get(bot_id).run is None:
            return None
        try:
            access = self._access(bot_id)
            count = await self.client.open_trades(access)
            figures = await self.client.figures(access)
        except BotSilentError:
            return None
        return Trading(
            count,
            figures.closed_trades,
            figures.profit,
            figures.equity,
            figures.currency,
            self.clock(),
            figures.starting,
        )

    def _access(self, bot_id: str) -> BotAccess:
        access = BotAccess.read(self.settings.bot_run(bot_id))
        if access is None:
            raise BotSilentError("its credentials are not there")
        return access
