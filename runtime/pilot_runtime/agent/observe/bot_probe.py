# SPDX-License-Identifier: GPL-3.0-only
"""Asks one running bot how it is."""

import time
from collections.abc import Callable
from dataclasses import replace

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, BotSilentError
from pilot_runtime.agent.memory import Trading
from pilot_runtime.agent.observe.facts import LoopFacts
from pilot_runtime.agent.observe.probe_pace import ProbePace
from pilot_runtime.agent.observe.vitals import Vitals

RETRYING = ("retrying in 30 seconds", "Retrying still for", "Could not load markets")
RETRY_AGE = 90.0
OVERDUE_LOOPS = 2


class BotProbe:
    """One life of one bot's process; holds what it said last."""

    def __init__(
        self,
        access: BotAccess,
        client: BotClient,
        pid: int,
        started_at: float,
        *,
        clock: Callable[[], float] = time.time,
        vitals: Callable[[], Vitals | None] = lambda: None,
    ) -> None:
        self._access = access
        self._client = client
        self._clock = clock
        self._vitals = vitals
        self._started_at = started_at
        self._pace = ProbePace()
        self.facts = LoopFacts(pid=pid)
        self.trading: Trading | None = None

    async def round(self, *, wanted: str | None, draining: bool) -> bool:
        """Ask what is due; True when a reader would want to look again."""
        before = (self.facts.state, self.facts.last_loop_at is None, self.facts.open_trades)
        figures = self.trading
        alarmed = self._count()
        try:
            await self._ask(wanted, draining=draining)
        except BotSilentError:
            return alarmed
        after = (self.facts.state, self.facts.last_loop_at is None, self.facts.open_trades)
        return alarmed or after != before or self.trading is not figures

    def _count(self) -> bool:
        """Also when its API is silent: it has written it down. True when there is cause to look."""
        before = self.facts.vitals
        now = self._vitals() or before
        self.facts = replace(self.facts, vitals=now)
        return (now.alarm if now else None) != (before.alarm if before else None)

    async def _ask(self, wanted: str | None, *, draining: bool) -> None:
        at = await self._client.last_loop(self._access)
        self.facts = replace(self.facts, last_loop_at=at, answered_at=self._clock())
        # a loop that is overdue may have been ended by freqtrade itself
        overdue = at is not None and self._clock() - at > OVERDUE_LOOPS * self.facts.throttle
        settled = at is not None and self.facts.state == wanted and not overdue
        if self._pace.wants_state(self._clock(), settled=settled):
            state = await self._client.state(self._access)
            self.facts = replace(self.facts, state=state)
            self._pace = replace(self._pace, state_at=self._clock())
        await self._look_for_outage()
        if at is not None and self.facts.state in {"running", "paused"}:
            await self._ask_figures(draining=draining)

    async def _look_for_outage(self) -> None:
        now = self._clock()
        if self._pace.wants_log(now, self.facts.last_loop_at, self._started_at):
            self._pace = replace(self._pace, log_at=now)
            tail = await self._client.log_tail(self._access)
            waiting = any(
                now - at < RETRY_AGE and any(word in text for word in RETRYING) for at, text in tail
            )
            self.facts = replace(self.facts, waiting_for_exchange=waiting)
        elif self.facts.last_loop_at is not None and self.facts.waiting_for_exchange:
            fresh = now - self.facts.last_loop_at < RETRY_AGE
            self.facts = replace(self.facts, waiting_for_exchange=not fresh)

    async def _ask_figures(self, *, draining: bool) -> None:
        now = self._clock()
        first = self.facts.open_trades is None
        if not self._pace.wants_count(now, draining=draining):
            return
        count = await self._client.open_trades(self._access)
        changed = count != self.facts.open_trades
        self.facts = replace(self.facts, open_trades=count)
        # the figures follow with the next round: being ready must not wait for them
        self._pace = replace(self._pace, count_at=0.0 if first else now)
        if first or not self._pace.wants_figures(now, changed=changed):
            return
        self._pace = replace(self._pace, figures_at=now)
        figures = await self._client.figures(self._access)
        self.trading = Trading(
            open_trades=count,
            closed_trades=figures.closed_trades,
            profit=figures.profit,
            equity=figures.equity,
            currency=figures.currency,
            at=self._clock(),
            starting=figures.starting,
        )
