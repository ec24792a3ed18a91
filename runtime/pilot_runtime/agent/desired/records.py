# SPDX-License-Identifier: GPL-3.0-only
"""The desired state of a pod, as records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pilot_runtime.agent.desired.moves import Arrival, Departure


class Goal(StrEnum):
    """What a bot should come to."""

    RUNNING = "running"
    PAUSED = "paused"
    DRAINED = "drained"
    STOPPED = "stopped"
    SEALED = "sealed"
    EXPECTED = "expected"
    REMOVED = "removed"


class Positions(StrEnum):
    """What a drain does with open trades."""

    CLOSE = "Close"
    KEEP = "Keep"


@dataclass(frozen=True, slots=True)
class HealthRules:
    """When a bot counts as failed and how often it is tried again. Times in seconds."""

    interval: float = 30
    stall_after: float = 120
    start_deadline: float = 60
    max_restarts: int = 3
    restart_window: float = 600
    cooldown: float = 300
    memory_per_bot_mb: int = 0


@dataclass(frozen=True, slots=True)
class Drain:
    """How to drain; `timeout` in seconds, after which a reader is told why it takes so long."""

    positions: Positions = Positions.CLOSE
    timeout: float = 120


@dataclass(frozen=True, slots=True)
class DesiredBot:
    """One slot that is taken. `files`: path below the run directory → blob key."""

    id: str
    name: str
    uid: str
    goal: Goal
    digest: str
    mode: str
    class_name: str
    exchange: str
    files: Mapping[str, str]
    drain: Drain = field(default_factory=Drain)
    arrival: Arrival | None = None
    departure: Departure | None = None


@dataclass(frozen=True, slots=True)
class DesiredPod:
    """One revision of the slots; `blobs` are the files its bots name, by key.

    `keep_archives`: seconds after which an archived database is deleted; 0 = never.
    """

    pool: str
    pod: str
    revision: int
    health: HealthRules
    bots: tuple[DesiredBot, ...]
    blobs: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    keep_archives: float = 0

    def find(self, bot_id: str) -> DesiredBot | None:
        return next((bot for bot in self.bots if bot.id == bot_id), None)


@dataclass(frozen=True, slots=True)
class DesiredView:
    """The last good revision (None before the first one) and what is wrong with a newer one.

    `obeyed`: the highest revision that this pod's volume has obeyed, 0 = none.
    """

    pod: DesiredPod | None = None
    error: str | None = None
    obeyed: int = 0
