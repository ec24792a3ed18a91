# SPDX-License-Identifier: GPL-3.0-only
"""When a bot that ended is started again. Pure; times in seconds since 1970."""

from dataclasses import dataclass, replace

from pilot_runtime.agent.desired.records import HealthRules
from pilot_runtime.agent.exits.records import BEYOND_RESTART, ExitReason

MAX_BACK_OFF = 30.0
EXCHANGE_RETRY_FIRST = 5.0
EXCHANGE_RETRY_STEP = 2.5
EXCHANGE_RETRY_LAST = 15.0
NOT_A_FAILURE = frozenset({ExitReason.ASKED})


@dataclass(frozen=True, slots=True)
class RestartMemory:
    """What is remembered about a bot's failures.

    `failures`: times of those within the window; `waits`: how often in a row the exchange was
    not there; `next_start`: not before; `exhausted`: attempts used up or another start of
    `digest` cannot help.
    """

    failures: tuple[float, ...] = ()
    waits: int = 0
    next_start: float | None = None
    exhausted: bool = False
    digest: str | None = None


def after_exit(
    memory: RestartMemory, reason: ExitReason, digest: str | None, rules: HealthRules, now: float
) -> RestartMemory:
    """The memory after one end; the first restart in a window is at once."""
    if reason in NOT_A_FAILURE:
        return RestartMemory()
    if reason is ExitReason.EXCHANGE_UNREACHABLE:
        wait = EXCHANGE_RETRY_FIRST + EXCHANGE_RETRY_STEP * memory.waits
        return replace(
            memory,
            waits=memory.waits + 1,
            next_start=now + min(wait, EXCHANGE_RETRY_LAST),
            exhausted=False,
            digest=digest,
        )
    if reason is ExitReason.MEMORY_WATERMARK:
        # our own doing, and at most once a window
        return replace(memory, next_start=None, digest=digest)
    recent = tuple(at for at in memory.failures if now - at < rules.restart_window)
    failures = (*recent, now)
    if reason in BEYOND_RESTART or len(failures) > rules.max_restarts:
        return RestartMemory((), 0, now + rules.cooldown, exhausted=True, digest=digest)
    return RestartMemory(failures, 0, now + back_off(len(failures)), digest=digest)


def recent_failures(memory: RestartMemory, rules: HealthRules, now: float) -> int:
    """How many ends within the window count against the bot."""
    return sum(now - at < rules.restart_window for at in memory.failures)


def back_off(failures: int) -> float:
    """Wait before the next start: none after the first failure, then 1, 2, 4 … 30 s."""
    if failures <= 1:
        return 0.0
    return min(2.0 ** min(failures - 2, 10), MAX_BACK_OFF)


def may_start(memory: RestartMemory, digest: str, now: float) -> bool:
    """Whether a start is due: the wait is over, or it is not the digest that failed."""
    if memory.next_start is None or now >= memory.next_start:
        return True
    return memory.digest is not None and memory.digest != digest


def on_start(memory: RestartMemory, digest: str, now: float) -> RestartMemory:
    """The memory at a start: another digest, or a cooldown that is over, begins anew."""
    if memory.digest is not None and memory.digest != digest:
        return RestartMemory()
    if memory.exhausted and memory.next_start is not None and now >= memory.next_start:
        return RestartMemory()
    return replace(memory, next_start=None, exhausted=False)
