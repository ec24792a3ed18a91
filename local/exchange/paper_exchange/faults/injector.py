# SPDX-License-Identifier: Apache-2.0
"""Decides for each request whether and how it goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from paper_exchange.clock import Clock
from paper_exchange.faults.plan import FaultPlan

Fate = Literal["answer", "error", "cut"]


@dataclass(frozen=True)
class Verdict:
    """Wait for `delay_s` seconds, then answer, refuse with `plan.status`, or cut the connection."""

    fate: Fate
    delay_s: float
    plan: FaultPlan


class Injector:
    """Holds the plan in force and when its outage ends."""

    def __init__(self, clock: Clock, chance: Callable[[], float] | None = None) -> None:
        self._clock = clock
        self._chance = chance or Random(0).random  # noqa: S311 - luck, not secrets
        self._plan = FaultPlan()
        self._outage_until = 0

    def put(self, plan: FaultPlan) -> None:
        """Replace the plan; an outage begins now."""
        self._plan = plan
        self._outage_until = self._clock() + int(plan.outageSeconds * 1000)

    def judge(self, path: str) -> Verdict:
        """What happens to a request for this path."""
        plan = self._plan
        if plan.routes and not path.endswith(plan.routes):
            return Verdict("answer", 0.0, plan)
        if self._clock() < self._outage_until:
            return Verdict("cut", 0.0, plan)
        jitter = plan.jitterMs * self._chance() if plan.jitterMs else 0.0
        delay = (plan.latencyMs + jitter) / 1000
        if plan.errorRate and self._chance() < plan.errorRate:
            return Verdict("cut" if plan.resetConnections else "error", delay, plan)
        return Verdict("answer", delay, plan)

    def document(self) -> dict[str, Any]:
        """The plan in force and what is left of its outage in seconds."""
        left = max(0, self._outage_until - self._clock()) / 1000
        return {**self._plan.document(), "outageLeftSeconds": left}
