# SPDX-License-Identifier: GPL-3.0-only
"""`POST /v1/check`: look at everything now, and say what was looked at."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from pilot_runtime.agent.answers import failure
from pilot_runtime.agent.reconcile import Reconciler
from pilot_runtime.agent.status.document import health, instant
from pilot_runtime.agent.status.records import BotReport, HealthState, PodReport
from pilot_runtime.agent.supervisor_rpc import SupervisorGoneError


@dataclass(frozen=True, slots=True)
class CheckRoutes:
    """One check at a time; who asks meanwhile gets the answer of the next."""

    reconciler: Reconciler
    report: Callable[[], PodReport | None]
    turn: asyncio.Lock
    clock: Callable[[], float] = time.time

    async def handle(self, _: web.Request) -> web.Response:
        async with self.turn:
            began = self.clock()
            try:
                answered = await self.reconciler.look_now()
            except SupervisorGoneError:
                return failure(503, "SupervisorGone", "process 1 does not answer the agent")
            report = self.report()
            if report is None:
                return failure(503, "NotReady", "nothing has been observed yet")
            begun = self.reconciler.applier.under_way()
            return web.json_response(
                {
                    "startedAt": instant(began),
                    "durationMs": round((self.clock() - began) * 1000),
                    "pod": report.pod,
                    "desired": {
                        "revision": report.desired_revision,
                        "error": report.desired_error,
                    },
                    "looked": _looked(report, answered),
                    "issues": _pod_issues(report)
                    + [_issue(bot) for bot in report.bots if _troubled(bot)],
                    "actions": [
                        {"type": "Bot", "name": _name(report, bot_id), "action": action}
                        for bot_id, action in begun
                    ],
                }
            )


def _looked(report: PodReport, answered: int) -> dict[str, Any]:
    """Counts of what the check has read: nothing in it is older than the check."""
    processes = [bot for bot in report.bots if bot.pid is not None]
    return {
        "bots": len(report.bots),
        "processes": len(processes),
        "apisAnswered": answered,
        "loops": sum(bot.last_loop_at is not None for bot in processes),
        "memoryMeasured": sum(bot.pss_bytes is not None for bot in processes),
        "podPssBytes": report.pod_pss_bytes,
        "limitBytes": report.memory_limit,
    }


def _pod_issues(report: PodReport) -> list[dict[str, str]]:
    found = []
    if report.desired_error:
        found.append(
            {
                "type": "Pod",
                "name": report.pod,
                "reason": "SlotsUnusable",
                "message": report.desired_error,
            }
        )
    if report.memory_pressure:
        used, limit = report.pod_pss_bytes or 0, report.memory_limit or 0
        found.append(
            {
                "type": "Pod",
                "name": report.pod,
                "reason": "MemoryPressure",
                "message": f"uses {used >> 20} MiB of {limit >> 20} MiB",
            }
        )
    return found


def _troubled(bot: BotReport) -> bool:
    return bot.health.state is not HealthState.HEALTHY


def _issue(bot: BotReport) -> dict[str, Any]:
    found = health(bot.health)
    return {
        "type": "Bot",
        "name": bot.name,
        "state": found["state"],
        "reason": found["reason"],
        "message": found["message"],
        "nextStartAt": instant(bot.next_start_at),
    }


def _name(report: PodReport, bot_id: str) -> str:
    return next((bot.name for bot in report.bots if bot.id == bot_id), bot_id)
