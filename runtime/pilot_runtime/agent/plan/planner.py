# SPDX-License-Identifier: GPL-3.0-only
"""The plan of the pod: at most one action a bot. Pure."""

from pilot_runtime.agent.desired.records import DesiredPod
from pilot_runtime.agent.observe.facts import PodFacts
from pilot_runtime.agent.plan.actions import Action
from pilot_runtime.agent.plan.goals import next_step, next_step_unwanted
from pilot_runtime.agent.plan.memory import memory_step
from pilot_runtime.agent.plan.turns import in_turn


def plan_pod(desired: DesiredPod | None, facts: PodFacts) -> tuple[Action, ...]:
    """Without a first good revision nothing is touched: losing a file stops no bot."""
    if desired is None:
        return ()
    steps: list[Action | None] = [
        next_step(bot, facts.bot(bot.id), desired.health, facts.now) for bot in desired.bots
    ]
    wanted = {bot.id for bot in desired.bots}
    steps += [
        next_step_unwanted(bot_id, facts.bots[bot_id])
        for bot_id in sorted(facts.bots)
        if bot_id not in wanted
    ]
    plan = in_turn(desired, facts, tuple(step for step in steps if step is not None))
    relief = memory_step(desired, facts)
    if relief is None or any(step.bot_id == relief.bot_id for step in plan):
        return plan
    return (*plan, relief)
