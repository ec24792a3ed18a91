# SPDX-License-Identifier: GPL-3.0-only
"""One probe for each running bot, each at its own pace."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient
from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.memory import Trading
from pilot_runtime.agent.observe.bot_probe import BotProbe
from pilot_runtime.agent.observe.facts import LoopFacts, ProcessFacts
from pilot_runtime.agent.observe.probe_pace import next_probe
from pilot_runtime.agent.observe.vitals import read_vitals

DEFAULT_THROTTLE = 5.0
ASK_SECONDS = 5.0
ASK_STEP = 0.02
LOG = logging.getLogger("pilot.agent")
WANTED = {Goal.RUNNING: "running", Goal.PAUSED: "paused", Goal.DRAINED: "paused"}


class Probes:
    """Starts a probe with each process and ends it with the process."""

    def __init__(
        self,
        client: BotClient,
        run_dir: Callable[[str], Path],
        goal_of: Callable[[str], DesiredBot | None],
        changed: Callable[[], None],
    ) -> None:
        self._client = client
        self._run_dir = run_dir
        self._goal_of = goal_of
        self._changed = changed
        self._probes: dict[str, BotProbe] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._nudges: dict[str, asyncio.Event] = {}

    def follow(self, table: Mapping[str, ProcessFacts]) -> None:
        """Bring the probes in line with the process table."""
        for bot_id, process in table.items():
            probe = self._probes.get(bot_id)
            if process.pid is None or (probe and probe.facts.pid != process.pid):
                self._end(bot_id)
            if process.pid is not None and bot_id not in self._probes:
                self._begin(bot_id, process.pid)
        for bot_id in set(self._probes) - set(table):
            self._end(bot_id)

    def facts(self, bot_id: str) -> LoopFacts:
        probe = self._probes.get(bot_id)
        return probe.facts if probe else LoopFacts()

    def trading(self, bot_id: str) -> Trading | None:
        probe = self._probes.get(bot_id)
        return probe.trading if probe else None

    def nudge(self, bot_id: str) -> None:
        """Ask this bot again now: something was just done to it."""
        if event := self._nudges.get(bot_id):
            event.set()

    async def ask_all(self) -> int:
        """Ask every running bot now, side by side; how many have answered in time."""
        began = time.time()
        for bot_id in list(self._nudges):
            self.nudge(bot_id)
        limit = time.monotonic() + ASK_SECONDS
        while time.monotonic() < limit:
            if all(_answered_since(one, began) for one in self._probes.values()):
                break
            await asyncio.sleep(ASK_STEP)
        return sum(_answered_since(one, began) for one in self._probes.values())

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        for bot_id in list(self._probes):
            self._end(bot_id)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, bot_id: str, pid: int) -> None:
        access = BotAccess.read(self._run_dir(bot_id))
        if access is None:
            return
        run_dir = self._run_dir(bot_id)
        vitals = partial(read_vitals, run_dir, pid)
        probe = BotProbe(access, self._client, pid, time.time(), vitals=vitals)
        probe.facts = replace(probe.facts, throttle=throttle(run_dir))
        self._probes[bot_id] = probe
        self._nudges[bot_id] = asyncio.Event()
        self._tasks[bot_id] = asyncio.create_task(self._follow(bot_id, probe))

    def _end(self, bot_id: str) -> None:
        self._probes.pop(bot_id, None)
        self._nudges.pop(bot_id, None)
        if task := self._tasks.pop(bot_id, None):
            task.cancel()

    async def _follow(self, bot_id: str, probe: BotProbe) -> None:
        began = time.monotonic()
        nudge = self._nudges[bot_id]
        while True:
            bot = self._goal_of(bot_id)
            wanted = WANTED.get(bot.goal) if bot else None
            draining = bot is not None and bot.goal is Goal.DRAINED
            try:
                if await probe.round(wanted=wanted, draining=draining):
                    self._changed()
            except Exception:
                # an answer of another shape: ask again, the deadlines decide
                LOG.exception("%s answers what is not understood", bot_id)
            facts = probe.facts
            settled = facts.last_loop_at is not None and facts.state == wanted and not draining
            pause = next_probe(
                settled=settled,
                api_up=facts.answered_at is not None,
                age=time.monotonic() - began,
                starting=sum(one.facts.last_loop_at is None for one in self._probes.values()),
            )
            nudge.clear()
            try:
                async with asyncio.timeout(pause):
                    await nudge.wait()
            except TimeoutError:
                continue


def _answered_since(probe: BotProbe, began: float) -> bool:
    at = probe.facts.answered_at
    return at is not None and at >= began


def throttle(run_dir: Path) -> float:
    """Seconds between two loops, from the bot's materialised configuration."""
    try:
        config = json.loads((run_dir / "config.json").read_text(encoding="utf-8"))
        return float(config["internals"]["process_throttle_secs"])
    except (OSError, ValueError, KeyError, TypeError):
        return DEFAULT_THROTTLE
