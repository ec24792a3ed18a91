# SPDX-License-Identifier: Apache-2.0
"""Watches from outside how many processes each bot has."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_EVERY_SECONDS = 0.05


@dataclass
class ProcessWatch:
    """The most processes that were seen at once for each of the bots."""

    names: frozenset[str]
    most: Counter[str] = field(default_factory=Counter)
    """By id of the slot: a bot that is made again under its name is another one."""
    looks: int = 0

    def look(self) -> None:
        """One pass over /proc is no snapshot: two processes count when a second pass sees both."""
        first = self._pids()
        doubled = {bot for bot, pids in first.items() if len(pids) > 1}
        second = self._pids() if doubled else first
        self.looks += 1
        for bot, pids in first.items():
            both = len(pids & second.get(bot, set()))
            self.most[bot] = max(self.most[bot], both, 1)

    def _pids(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for pid, bot in living().items():
            if bot.rpartition("-")[0] in self.names:
                found.setdefault(bot, set()).add(pid)
        return found


@contextmanager
def one_process_each(*names: str) -> Iterator[ProcessWatch]:
    """Looks twenty times a second; fails at the end if a bot ever had two processes."""
    watch, over = ProcessWatch(frozenset(names)), threading.Event()

    def run() -> None:
        while not over.wait(_EVERY_SECONDS):
            watch.look()

    thread = threading.Thread(target=run, name="process-watch")
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()
    assert {bot.rpartition("-")[0] for bot in watch.most} == set(names), "each bot was seen"
    assert {bot: n for bot, n in watch.most.items() if n > 1} == {}, "two processes of one bot"


def pod_of(bot: int) -> list[int]:
    """All processes of the pod that a bot's process is in: its parent is the pod's first one."""
    first = int(Path(f"/proc/{bot}/stat").read_text().rpartition(")")[2].split()[1])
    found = [first]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            found += [int(child) for child in children.read_text().split()]
    return found


def living() -> dict[int, str]:
    """Ids of bots by their pids; not those that have ended and wait for their parent."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (bot := _bot_of(entry)):
            found[int(entry.name)] = bot
    return found


def _bot_of(process: Path) -> str:
    """Empty for anything but a bot."""
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")[0].decode(errors="replace").split()
        if not words or words[0] != "pilot-bot":
            return ""
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return words[words.index("--id") + 1] if state not in "ZX" else ""
