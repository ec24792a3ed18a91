# SPDX-License-Identifier: GPL-3.0-only
"""Restarts for a change take turns. Pure; times in seconds since 1970.

Starting a bot is work for the processor. Ten of a pod that are restarted at once are all away
until the last one is there; taking turns, each is away for about as long as if it were alone.
"""

from pilot_runtime.agent.desired.records import DesiredBot, DesiredPod, Goal
from pilot_runtime.agent.observe.facts import BotFacts, PodFacts, ProcessState
from pilot_runtime.agent.plan.actions import Action, StartBot, StopBot
from pilot_runtime.agent.plan.health import failure

AT_ONCE = 3
LONGEST_TURN = 30.0
"""A bot that does not come up must not keep the others from their change."""


def in_turn(desired: DesiredPod, facts: PodFacts, steps: tuple[Action, ...]) -> tuple[Action, ...]:
    """The steps without restarts for a change whose turn it is not; they trade on meanwhile."""
    bots = {bot.id: bot for bot in desired.bots}
    waiting = [
        step
        for step in steps
        if step.bot_id in bots and _may_wait(step, bots[step.bot_id], facts, desired)
    ]
    starting = {step.bot_id for step in steps if isinstance(step, StartBot)}
    away = sum(bot.id in starting or _is_away(facts.bot(bot.id), facts.now) for bot in desired.bots)
    late = waiting[max(0, AT_ONCE - away) :]
    return tuple(step for step in steps if step not in late)


def _may_wait(step: Action, bot: DesiredBot, facts: PodFacts, desired: DesiredPod) -> bool:
    """Whether a step ends a bot that works, for nothing but a change of its files."""
    seen = facts.bot(bot.id)
    run = seen.memory.run
    return (
        isinstance(step, StopBot)
        and bot.goal in {Goal.RUNNING, Goal.PAUSED}
        and run is not None
        and run.asked is None
        and run.digest != bot.digest
        and failure(seen, run, desired.health, facts.now) is None
    )


def _is_away(seen: BotFacts, now: float) -> bool:
    """Whether a bot ends, or was started and has not traded yet."""
    run = seen.memory.run
    if run is None:
        return seen.busy
    ends = run.asked is not None or seen.process.state is ProcessState.STOPPING
    return ends or (not run.ready_once and now - run.started_at < LONGEST_TURN)
