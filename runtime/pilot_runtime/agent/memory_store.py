# SPDX-License-Identifier: GPL-3.0-only
"""Keeps each bot's memory in `state.json` beside its database."""

from collections.abc import Callable
from pathlib import Path

from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.memory_codec import decode_memory, encode_memory

STATE_FILE = "state.json"


class MemoryStore:
    """Memories of all bots; reads a file once, writes it when its content changes."""

    def __init__(self, directory_of: Callable[[str], Path]) -> None:
        self._directory_of = directory_of
        self._memories: dict[str, BotMemory] = {}
        self._written: dict[str, str] = {}

    def get(self, bot_id: str) -> BotMemory:
        if bot_id not in self._memories:
            self._memories[bot_id] = self._load(bot_id)
        return self._memories[bot_id]

    def put(self, bot_id: str, memory: BotMemory) -> None:
        """Remember; on disk before this returns, if the bot has a directory."""
        self._memories[bot_id] = memory
        text = encode_memory(memory)
        directory = self._directory_of(bot_id)
        if self._written.get(bot_id) == text or not directory.is_dir():
            return
        fresh = directory / f"{STATE_FILE}.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(directory / STATE_FILE)
        self._written[bot_id] = text

    def remember(self, bot_id: str, memory: BotMemory) -> None:
        """Keep it here; on disk with the next `put`."""
        self._memories[bot_id] = memory

    def forget(self, bot_id: str) -> None:
        """Drop it from here; its file stays."""
        self._memories.pop(bot_id, None)
        self._written.pop(bot_id, None)

    def known(self) -> tuple[str, ...]:
        return tuple(self._memories)

    def _load(self, bot_id: str) -> BotMemory:
        path = self._directory_of(bot_id) / STATE_FILE
        try:
            return decode_memory(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # nothing remembered: the bot is treated as new, its database is not touched
            return BotMemory()
