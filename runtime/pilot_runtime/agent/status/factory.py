# SPDX-License-Identifier: GPL-3.0-only
"""The one place where a report is made. Pure."""

from pilot_runtime.agent.desired.records import (
    DesiredBot,
    DesiredView,
    Goal,
    HealthRules,
)
from pilot_runtime.agent.memory import Run
from pilot_runtime.agent.observe.facts import BotFacts, PodFacts
from pilot_runtime.agent.plan.health import is_ready
from pilot_runtime.agent.plan.memory import under_pressure
from pilot_runtime.agent.status.arrivals import arrival_of, due_at
from pilot_runtime.agent.status.conditions import condition_of
from pilot_runtime.agent.status.health import health_of
from pilot_runtime.agent.status.records import BotReport, PodReport, RuntimeFacts

UID_LENGTH = 8


def pod_report(
    pod_name: str, view: DesiredView, facts: PodFacts, runtime: RuntimeFacts
) -> PodReport:
    """Every desired bot, and every other that still has a process."""
    pod = view.pod
    desired = pod.bots if pod else ()
    rules = pod.health if pod else HealthRules()
    ids = {bot.id for bot in desired}
    others = tuple(
        _unwanted(bot_id)
        for bot_id, one in sorted(facts.bots.items())
        if bot_id not in ids and one.process.alive
    )
    return PodReport(
        pod=pod_name,
        desired_revision=pod.revision if pod else view.obeyed,
        desired_error=view.error,
        runtime=runtime,
        pod_pss_bytes=facts.pod_pss_bytes,
        memory_limit=facts.memory_limit,
        memory_pressure=under_pressure(facts),
        bots=tuple(
            bot_report(bot, facts.bot(bot.id), rules, facts.now) for bot in (*desired, *others)
        ),
    )


def bot_report(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> BotReport:
    """One bot."""
    memory, run = facts.memory, facts.memory.run
    alive = facts.process.alive
    ready = is_ready(bot, facts, rules, now)
    condition = condition_of(bot, facts, rules, now)
    next_start = due_at(bot, facts)
    waits = not alive and next_start is not None and next_start > now
    return BotReport(
        id=bot.id,
        name=bot.name,
        uid=bot.uid,
        goal=bot.goal.value,
        condition=condition,
        ready=ready,
        digest=(run.digest or None) if alive and run else None,
        pid=facts.process.pid,
        started_at=run.started_at if alive and run else None,
        last_loop_at=facts.loop.last_loop_at if alive else None,
        restarts=memory.restarts,
        next_start_at=next_start if waits else None,
        last_exit=memory.last_exit,
        pss_bytes=facts.pss_bytes,
        cpu=facts.cpu if alive else None,
        trading=memory.trading,
        database=memory.sealed,
        departure=bot.departure.id if bot.departure and bot.goal is Goal.SEALED else None,
        arrival=arrival_of(bot, facts),
        stopped_at=memory.last_exit.at if memory.last_exit and not alive else None,
        health=health_of(bot, facts, condition, rules, now, ready=ready),
        ready_at=_ready_at(run, now, ready=ready) if alive and run else None,
        vitals=facts.loop.vitals if alive else None,
    )


def _ready_at(run: Run, now: float, *, ready: bool) -> float | None:
    if run.ready_once:
        return run.ready_at
    # the pass that sees it first is the one that has it remembered
    return now if ready else None


def _unwanted(bot_id: str) -> DesiredBot:
    # what its slot said is gone with the slot
    name, _, uid = bot_id.rpartition("-")
    return DesiredBot(bot_id, name, uid, Goal.STOPPED, "", "", "", "", {})
