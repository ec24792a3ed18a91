# SPDX-License-Identifier: GPL-3.0-only
"""Holds the last report and wakes those who wait for the next."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from pilot_runtime.agent.status.document import document, signature
from pilot_runtime.agent.status.records import PodReport


class StatusBoard:
    """Counts revisions: one for each change a reader would act on."""

    def __init__(self, agent_id: str, clock: Callable[[], float] = time.time) -> None:
        self.agent_id = agent_id
        self._clock = clock
        self._revision = 0
        self._signature: str | None = None
        self._report: PodReport | None = None
        self._changed = asyncio.Condition()

    @property
    def report(self) -> PodReport | None:
        return self._report

    @property
    def revision(self) -> int:
        return self._revision

    async def publish(self, report: PodReport) -> None:
        """Replace the report; a new revision only for a real change."""
        mark = signature(report)
        self._report = report
        if mark != self._signature:
            self._signature = mark
            self._revision += 1
            async with self._changed:
                self._changed.notify_all()

    async def wait_beyond(self, revision: int, seconds: float) -> None:
        """Return when there is a newer revision, or after so many seconds."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: self._revision > revision)
        except TimeoutError:
            return

    def document(self) -> dict[str, Any] | None:
        """The report as JSON; None before the first one."""
        if self._report is None:
            return None
        return document(self._report, self.agent_id, self._revision, self._clock())
