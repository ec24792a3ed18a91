# SPDX-License-Identifier: GPL-3.0-only
"""State and reason of one bot. Pure."""

from pilot_runtime.agent.desired.records import DesiredBot, Goal, HealthRules
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import SEAL
from pilot_runtime.agent.observe.facts import BotFacts, ProcessState
from pilot_runtime.agent.plan.health import api_silent, is_ready, loop_fresh
from pilot_runtime.agent.status.arrivals import arriving
from pilot_runtime.agent.status.records import Condition

STARTING = Condition("starting", "Starting")
PENDING = Condition("pending", "Starting")


def condition_of(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> Condition:  # noqa: PLR0911 one a case
    """As a reader should see it."""
    if facts.process.alive:
        return _alive(bot, facts, rules, now)
    if facts.memory.run is not None and bot.goal not in {Goal.RUNNING, Goal.PAUSED}:
        # gone, but its end is not recorded yet
        return Condition("stopping", "Stopping")
    if bot.goal is Goal.EXPECTED:
        return Condition("expected", "Expected", _expected(bot))
    if here_soon := arriving(bot, facts):
        return here_soon
    match bot.goal:
        case Goal.REMOVED:
            return Condition("removed" if facts.memory.archived else "stopping", "Stopped")
        case Goal.SEALED:
            return _sealed(facts)
        case Goal.STOPPED:
            return _stopped(facts)
        case Goal.DRAINED if facts.memory.drain and facts.memory.drain.done:
            return Condition("drained", "Stopped")
        case Goal.DRAINED:
            waiting = _waiting(facts, now)
            return Condition("draining", waiting.reason, waiting.message)
        case _:
            return _waiting(facts, now)


def _expected(bot: DesiredBot) -> str:
    return f"reserved for a move from {bot.arrival.origin}" if bot.arrival else ""


def _stopped(facts: BotFacts) -> Condition:
    # a start may be under way that was asked for before
    ends = facts.busy or facts.keys_left
    return Condition("stopping", "Stopping") if ends else Condition("stopped", "Stopped")


def _sealed(facts: BotFacts) -> Condition:
    if facts.memory.sealed:
        return Condition("sealed", "Stopped")
    trouble = facts.memory.trouble
    if trouble is not None and trouble.of == SEAL:
        return Condition("stopping", ExitReason.DATABASE_ERROR.value, trouble.message)
    return Condition("stopping", "Stopped")


def _alive(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> Condition:
    run = facts.memory.run
    if facts.process.state is ProcessState.STOPPING or (run is not None and run.asked):
        asked = run.asked if run is not None else None
        reason = asked.value if asked and asked is not ExitReason.ASKED else "Stopping"
        return Condition("stopping", reason, run.asked_message if run else "")
    if bot.goal is Goal.DRAINED:
        return _draining(bot, facts, now)
    if bot.goal not in {Goal.RUNNING, Goal.PAUSED}:
        return Condition("stopping", "Stopping")
    if is_ready(bot, facts, rules, now):
        return _ready(facts)
    if facts.loop.last_loop_at is None:
        waiting = facts.loop.waiting_for_exchange
        return Condition("starting", "WaitingForExchange") if waiting else STARTING
    return _unready(bot, facts, rules, now)


def _ready(facts: BotFacts) -> Condition:
    state = "paused" if facts.loop.state == "paused" else "running"
    if facts.memory.notes:
        return Condition(state, "UnknownPair", facts.memory.notes)
    return Condition(state, "Trading" if state == "running" else "Paused")


def _unready(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> Condition:
    state = "paused" if facts.loop.state == "paused" else "running"
    run = facts.memory.run
    if run is not None and run.digest != bot.digest:
        return Condition(state, "Stopping", "will be restarted for a change")
    if facts.loop.waiting_for_exchange:
        return Condition(state, "WaitingForExchange", "the exchange does not answer")
    if not loop_fresh(facts, rules, now):
        return Condition(state, "LoopStalled", "no trading loop has ended for too long")
    if api_silent(facts, now):
        return Condition(state, "ApiSilent", "the bot's API does not answer")
    return Condition(state, "Starting", f"freqtrade is {facts.loop.state or 'coming up'}")


def _draining(bot: DesiredBot, facts: BotFacts, now: float) -> Condition:
    drain = facts.memory.drain
    left = facts.loop.open_trades
    if drain is not None and left and now - drain.started_at > bot.drain.timeout:
        text = f"{left} open trades after {now - drain.started_at:.0f} s"
        return Condition("draining", "OpenTrades", text)
    return Condition("draining", "Draining", f"{left} open trades" if left else "")


def _waiting(facts: BotFacts, now: float) -> Condition:
    restart, end = facts.memory.restart, facts.memory.last_exit
    due = restart.next_start is None or now >= restart.next_start
    if facts.memory.run is not None or due or end is None:
        return PENDING
    return Condition("failed" if restart.exhausted else "backoff", end.reason.value, end.message)
