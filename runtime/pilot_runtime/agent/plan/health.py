# SPDX-License-Identifier: GPL-3.0-only
"""Is a live bot ready, or has it failed? Pure."""

from dataclasses import dataclass

from pilot_runtime.agent.desired.records import DesiredBot, Goal, HealthRules
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import Run
from pilot_runtime.agent.observe.facts import BotFacts

THROTTLES = 3
SILENT_AFTER = 20.0
STATES_OF_GOAL = {Goal.RUNNING: "running", Goal.PAUSED: "paused"}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a live process must end."""

    reason: ExitReason
    message: str


def stall_limit(facts: BotFacts, rules: HealthRules) -> float:
    """Seconds without a finished trading loop after which it counts as stalled."""
    return max(rules.stall_after, THROTTLES * facts.loop.throttle)


def loop_fresh(facts: BotFacts, rules: HealthRules, now: float) -> bool:
    """Whether this life of the process has finished a loop lately."""
    at = facts.loop.last_loop_at
    return at is not None and _age(at, facts, now) < stall_limit(facts, rules)


def api_silent(facts: BotFacts, now: float) -> bool:
    """Whether a bot that has answered before does not any more."""
    at = facts.loop.answered_at
    return at is not None and _age(at, facts, now) > SILENT_AFTER


def _age(at: float, facts: BotFacts, now: float) -> float:
    """Seconds since then; the time that a clock jumped over does not count."""
    return now - max(at, facts.clock_set_at)


def is_ready(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> bool:
    """Process up, digest as desired, loop fresh, freqtrade's own state as the goal asks."""
    run = facts.memory.run
    return (
        facts.process.alive
        and run is not None
        and run.asked is None
        and run.digest == bot.digest
        and loop_fresh(facts, rules, now)
        and not api_silent(facts, now)
        and facts.loop.state == STATES_OF_GOAL.get(bot.goal)
    )


def failure(facts: BotFacts, run: Run, rules: HealthRules, now: float) -> Failure | None:
    """The first rule this live process breaks."""
    looped = facts.loop.last_loop_at
    if looped is None:
        starting = _age(run.started_at, facts, now) < rules.start_deadline
        if starting or facts.loop.waiting_for_exchange:
            return None
        text = f"no trading loop within {rules.start_deadline:.0f} s of the start"
        return Failure(ExitReason.START_TIMEOUT, text)
    if facts.loop.state == "stopped" and run.ready_once:
        return Failure(ExitReason.CRASHED, "freqtrade stopped trading after an error")
    limit_seconds = stall_limit(facts, rules)
    age = _age(looped, facts, now)
    if age >= limit_seconds and not facts.loop.waiting_for_exchange:
        text = f"no trading loop for {age:.0f} s, allowed are {limit_seconds:.0f} s"
        return Failure(ExitReason.STALLED, text)
    return None
