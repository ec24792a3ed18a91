# SPDX-License-Identifier: GPL-3.0-only
"""Seals a bot's database, and says why when that does not work."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from pilot_runtime.agent.apply.seal import DatabaseBusyError, DatabaseDamagedError, seal
from pilot_runtime.agent.apply.troubles import again
from pilot_runtime.agent.memory import SEAL
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.launch.lock import AlreadyRunningError

EXPECTED = (DatabaseBusyError, DatabaseDamagedError, AlreadyRunningError, sqlite3.Error, OSError)


@dataclass(frozen=True, slots=True)
class Sealing:
    """One attempt at a time; the plan asks for the next."""

    settings: AgentSettings
    store: MemoryStore
    clock: Callable[[], float] = time.time

    async def seal(self, bot_id: str) -> None:
        """Remember the digest, or the trouble."""
        try:
            found = await asyncio.to_thread(seal, self.settings.bot_data(bot_id), self.clock())
        except EXPECTED as problem:
            memory = self.store.get(bot_id)
            trouble = again(memory.trouble, SEAL, str(problem), self.clock())
            self.store.remember(bot_id, replace(memory, trouble=trouble))
        else:
            memory = self.store.get(bot_id)
            self.store.put(bot_id, replace(memory, sealed=found, trouble=None))
