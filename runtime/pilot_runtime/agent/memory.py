# SPDX-License-Identifier: GPL-3.0-only
"""What the agent remembers of a bot beyond what can be seen; survives the agent and the pod."""

from dataclasses import dataclass, field

from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.restart import RestartMemory


@dataclass(frozen=True, slots=True)
class Run:
    """One life of a bot's process, noted before it is started.

    `pid` is None until the supervisor has answered; `log_at`, `console_at`: where this life
    begins in the bot's log and console log (bytes); `ready_at`: when it was ready first;
    `asked`: why we are ending it.
    """

    digest: str
    port: int
    started_at: float
    paused: bool = False
    pid: int | None = None
    log_at: int = 0
    console_at: int = 0
    ready_once: bool = False
    ready_at: float | None = None
    asked: ExitReason | None = None
    asked_message: str = ""


@dataclass(frozen=True, slots=True)
class Trading:
    """Figures of a bot; money as decimal texts in `currency`.

    `starting` is the balance that the measured process began with, empty when not known.
    """

    open_trades: int
    closed_trades: int
    profit: str
    equity: str
    currency: str
    at: float
    starting: str = ""


@dataclass(frozen=True, slots=True)
class DrainMemory:
    """How far a drain has come. Times in seconds since 1970."""

    started_at: float
    exits_at: float | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class SealedDatabase:
    """Digest and size of a database that nobody writes any more; `at`: since when."""

    sha256: str
    size: int
    at: float = 0.0


SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A step that did not work and is tried again at `next_at`; not kept on disk.

    `of`: `seal`, or the id of the move that brings the database.
    """

    of: str
    message: str
    attempts: int
    next_at: float


@dataclass(frozen=True, slots=True)
class BotMemory:
    """Everything remembered about one bot."""

    run: Run | None = None
    restart: RestartMemory = field(default_factory=RestartMemory)
    restarts: int = 0
    last_exit: LastExit | None = None
    drain: DrainMemory | None = None
    sealed: SealedDatabase | None = None
    archived: bool = False
    trading: Trading | None = None
    notes: str = ""
    trouble: Trouble | None = None
