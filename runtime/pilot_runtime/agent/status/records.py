# SPDX-License-Identifier: GPL-3.0-only
"""The report, as records; times in seconds since 1970 until they are written."""

from dataclasses import dataclass
from enum import StrEnum

from pilot_runtime.agent.exits.records import LastExit
from pilot_runtime.agent.memory import SealedDatabase, Trading
from pilot_runtime.agent.observe.cpu_history import CpuFigures
from pilot_runtime.agent.observe.vitals import Vitals


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of a bot, why, and a sentence for people."""

    state: str
    reason: str
    message: str = ""


class HealthState(StrEnum):
    """From good to bad; `failed` = given up for a while."""

    HEALTHY = "healthy"
    DEGRADED = "degraded"
    UNHEALTHY = "unhealthy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Health:
    """How a bot is, why, and a sentence for people."""

    state: HealthState = HealthState.HEALTHY
    reason: str = "Healthy"
    message: str = ""


@dataclass(frozen=True, slots=True)
class ArrivalReport:
    """How far a database has come: `fetching`, `verified` (it is in its place) or `failed`."""

    id: str
    state: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class BotReport:
    """One bot of the report.

    `departure`: the move it is sealed for; `stopped_at`: when its last process ended, None while
    one lives; `ready_at`: when the living process was ready first; `vitals`: what that process
    counts about itself; `cpu`: None until it is known, which is not none used.
    """

    id: str
    name: str
    uid: str
    goal: str
    condition: Condition
    ready: bool
    digest: str | None
    pid: int | None
    started_at: float | None
    last_loop_at: float | None
    restarts: int
    next_start_at: float | None
    last_exit: LastExit | None
    pss_bytes: int | None
    trading: Trading | None
    database: SealedDatabase | None
    departure: str | None = None
    arrival: ArrivalReport | None = None
    stopped_at: float | None = None
    ready_at: float | None = None
    health: Health = Health()
    vitals: Vitals | None = None
    cpu: CpuFigures | None = None


@dataclass(frozen=True, slots=True)
class RuntimeFacts:
    """What became of the preload, as process 1 wrote it down."""

    preloaded: bool
    immortal: bool
    python: str
    freqtrade: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class PodReport:
    """All of it, without revision and time."""

    pod: str
    desired_revision: int
    desired_error: str | None
    runtime: RuntimeFacts
    pod_pss_bytes: int | None
    memory_limit: int | None
    memory_pressure: bool
    bots: tuple[BotReport, ...]
