# SPDX-License-Identifier: GPL-3.0-only
"""Which bot has to give memory back, if any: at most one of the pod at a time. Pure."""

from collections.abc import Iterable

from pilot_runtime.agent.desired.records import DesiredBot, DesiredPod, Goal
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.observe.facts import BotFacts, PodFacts, ProcessState
from pilot_runtime.agent.plan.actions import StopBot

MEBIBYTE = 1024 * 1024
PRESSURE = 0.90
"""Share of the pod's limit from which it takes no further bots."""
LAST_MOMENT = 0.95
"""Share of the pod's limit from which open trades do not hold a restart back."""
SETTLE_SECONDS = 45.0
"""Three measurements: so long after a restart the figures may still be those of before."""
KEPT_UP = frozenset({Goal.RUNNING, Goal.PAUSED})


def under_pressure(facts: PodFacts) -> bool:
    """Whether the pod is close to its memory limit."""
    return _share(facts) >= PRESSURE


def above_watermark(facts: BotFacts, watermark_mb: int) -> bool:
    """Whether a bot uses more than `spec.health.memoryPerBot`; 0 = it may use what it wants."""
    used = facts.pss_bytes
    return bool(watermark_mb) and used is not None and used > watermark_mb * MEBIBYTE


def memory_step(desired: DesiredPod, facts: PodFacts) -> StopBot | None:
    """Restart the one bot that grows.

    A bot above the watermark is restarted when it has no open trade. When the kernel is about to
    end the pod, the largest bot goes before all of them do, whatever it has open. Each bot at
    most once a restart window: one that needs as much from its start gains nothing.
    """
    window = desired.health.restart_window
    bots = [
        bot
        for bot in desired.bots
        if _stoppable(bot, facts.bot(bot.id))
        and not restarted_for_memory(facts.bot(bot.id), window, facts.now)
    ]
    if any(_in_turn(one, facts.now) for one in facts.bots.values()):
        return None
    watermark = desired.health.memory_per_bot_mb
    if _share(facts) >= LAST_MOMENT and (victim := _largest(bots, facts)):
        limit = (facts.memory_limit or 0) // MEBIBYTE
        text = f"{_used(facts.bot(victim.id))}, and the pod is at its limit of {limit} MiB"
        return StopBot(victim.id, ExitReason.MEMORY_WATERMARK, text)
    flat = [
        bot
        for bot in bots
        if above_watermark(facts.bot(bot.id), watermark) and facts.bot(bot.id).loop.open_trades == 0
    ]
    if victim := _largest(flat, facts):
        text = f"{_used(facts.bot(victim.id))}, allowed are {watermark} MiB; it had no open trade"
        return StopBot(victim.id, ExitReason.MEMORY_WATERMARK, text)
    return None


def restarted_for_memory(facts: BotFacts, window: float, now: float) -> bool:
    """Whether its last end was such a restart, within the last `window` seconds."""
    end = facts.memory.last_exit
    return end is not None and end.reason is ExitReason.MEMORY_WATERMARK and now - end.at < window


def _stoppable(bot: DesiredBot, facts: BotFacts) -> bool:
    run = facts.memory.run
    up = facts.process.state is ProcessState.UP
    return bot.goal in KEPT_UP and up and run is not None and run.asked is None and not facts.busy


def _in_turn(facts: BotFacts, now: float) -> bool:
    run = facts.memory.run
    if run is not None and run.asked is ExitReason.MEMORY_WATERMARK:
        return True
    return restarted_for_memory(facts, SETTLE_SECONDS, now)


def _largest(bots: Iterable[DesiredBot], facts: PodFacts) -> DesiredBot | None:
    known = [bot for bot in bots if facts.bot(bot.id).pss_bytes]
    return max(known, key=lambda bot: facts.bot(bot.id).pss_bytes or 0, default=None)


def _share(facts: PodFacts) -> float:
    if not facts.memory_limit or facts.pod_pss_bytes is None:
        return 0.0
    return facts.pod_pss_bytes / facts.memory_limit


def _used(facts: BotFacts) -> str:
    return f"used {(facts.pss_bytes or 0) // MEBIBYTE} MiB"
