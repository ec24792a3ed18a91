# SPDX-License-Identifier: GPL-3.0-only
"""What comes before a bot's goal: its database, when it comes from another pod. Pure."""

from dataclasses import dataclass

from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.observe.facts import BotFacts, ProcessState
from pilot_runtime.agent.plan import actions as do


@dataclass(frozen=True, slots=True)
class Before:
    """The goal has to wait; `action` is None while there is nothing to do but wait."""

    action: do.Action | None


def has_arrived(bot: DesiredBot, facts: BotFacts) -> bool:
    """Whether the bot may use what is here; true for one that does not come from elsewhere."""
    return bot.arrival is None or facts.arrived == bot.arrival.id


def before_goal(bot: DesiredBot, facts: BotFacts, now: float) -> Before | None:
    """None as soon as the goal may be followed."""
    if bot.goal is Goal.REMOVED or bot.arrival is None or has_arrived(bot, facts):
        return Before(do.DiscardArrival(bot.id)) if facts.arriving else None
    if facts.process.alive:
        # what runs here uses the database of an earlier stay
        return Before(end(bot.id, facts))
    due = not waits(facts, bot.arrival.id, now)
    return Before(do.ReceiveDatabase(bot.id) if due else None)


def leave_alone(bot_id: str, facts: BotFacts) -> do.Action | None:
    """No process, nothing listed, nothing half fetched; data that is here stays."""
    if step := end(bot_id, facts):
        return step
    if facts.process.state is ProcessState.DOWN:
        return do.RemoveProgram(bot_id)
    if facts.arriving and facts.process.state is ProcessState.ABSENT:
        return do.DiscardArrival(bot_id)
    return None


def end(bot_id: str, facts: BotFacts) -> do.Action | None:
    """Stop a process that is up; one that is being stopped is waited for."""
    if facts.process.state is not ProcessState.UP:
        return None
    run = facts.memory.run
    return do.StopBot(bot_id, (run.asked if run else None) or ExitReason.ASKED)


def waits(facts: BotFacts, of: str, now: float) -> bool:
    """Whether this step failed and its next attempt is not due."""
    trouble = facts.memory.trouble
    return trouble is not None and trouble.of == of and now < trouble.next_at
