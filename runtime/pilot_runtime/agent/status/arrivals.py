# SPDX-License-Identifier: GPL-3.0-only
"""What the report says of a bot that comes from another pod. Pure."""

from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.memory import Trouble
from pilot_runtime.agent.observe.facts import BotFacts
from pilot_runtime.agent.plan.arrivals import has_arrived
from pilot_runtime.agent.status.records import ArrivalReport, Condition


def arrival_of(bot: DesiredBot, facts: BotFacts) -> ArrivalReport | None:
    """None for a bot that does not come from elsewhere.

    A reservation can be verified: when the slot was lost after the move had been committed.
    """
    if bot.arrival is None:
        return None
    if has_arrived(bot, facts):
        return ArrivalReport(bot.arrival.id, "verified")
    if trouble := _trouble(bot, facts):
        return ArrivalReport(bot.arrival.id, "failed", trouble.message)
    return ArrivalReport(bot.arrival.id, "fetching")


def arriving(bot: DesiredBot, facts: BotFacts) -> Condition | None:
    """The condition of a bot whose database is not here; None when it is."""
    if bot.arrival is None or bot.goal is Goal.REMOVED or has_arrived(bot, facts):
        return None
    if trouble := _trouble(bot, facts):
        return Condition("pending", "ArrivalFailed", f"{bot.arrival.origin}: {trouble.message}")
    return Condition("pending", "Arriving", f"its database comes from {bot.arrival.origin}")


def due_at(bot: DesiredBot, facts: BotFacts) -> float | None:
    """When the agent tries again what this bot waits for."""
    if trouble := _trouble(bot, facts):
        return trouble.next_at
    return facts.memory.restart.next_start if bot.goal in {Goal.RUNNING, Goal.PAUSED} else None


def _trouble(bot: DesiredBot, facts: BotFacts) -> Trouble | None:
    trouble = facts.memory.trouble
    if bot.arrival is None or has_arrived(bot, facts) or trouble is None:
        return None
    return trouble if trouble.of == bot.arrival.id else None
