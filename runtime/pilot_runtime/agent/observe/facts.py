# SPDX-License-Identifier: GPL-3.0-only
"""One consistent view of the pod. Times in seconds since 1970 unless said otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.observe.cpu_history import CpuFigures
from pilot_runtime.agent.observe.vitals import Vitals


class ProcessState(StrEnum):
    """Supervisord's states, as far as they differ for us."""

    ABSENT = "absent"
    DOWN = "down"
    UP = "up"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True)
class ProcessFacts:
    """One program in the supervisor's table."""

    state: ProcessState = ProcessState.ABSENT
    pid: int | None = None
    exit_code: int | None = None

    @property
    def alive(self) -> bool:
        return self.state in {ProcessState.UP, ProcessState.STOPPING}


@dataclass(frozen=True, slots=True)
class LoopFacts:
    """What the bot itself said last. `state` is freqtrade's: running, paused or stopped.

    `waiting_for_exchange`: its log says that it retries; `open_trades` is None when not known;
    `vitals`: what its process counts about itself.
    """

    pid: int | None = None
    answered_at: float | None = None
    state: str | None = None
    last_loop_at: float | None = None
    throttle: float = 5.0
    open_trades: int | None = None
    waiting_for_exchange: bool = False
    vitals: Vitals | None = None


@dataclass(frozen=True, slots=True)
class BotFacts:
    """All that is seen and remembered of one bot. `clock_set_at`: ages begin there, 0 = never.

    `arrived`: the move that brought the database that is here; `arriving`: something of a database
    has come and is not in its place; `keys_left`: a file with the exchange keys of its last process
    is there, looked for when it has none and is to have none.
    """

    process: ProcessFacts = field(default_factory=ProcessFacts)
    loop: LoopFacts = field(default_factory=LoopFacts)
    memory: BotMemory = field(default_factory=BotMemory)
    pss_bytes: int | None = None
    cpu: CpuFigures | None = None
    has_data: bool = True
    database_open_trades: int | None = None
    busy: bool = False
    arrived: str | None = None
    arriving: bool = False
    clock_set_at: float = 0.0
    keys_left: bool = False


@dataclass(frozen=True, slots=True)
class PodFacts:
    """Every bot that is desired, in the supervisor's table, or remembered.

    `memory_limit`: bytes that the pod may use, None = no limit.
    """

    now: float
    bots: Mapping[str, BotFacts]
    pod_pss_bytes: int | None = None
    memory_limit: int | None = None

    def bot(self, bot_id: str) -> BotFacts:
        return self.bots.get(bot_id, BotFacts())
