# SPDX-License-Identifier: GPL-3.0-only
"""What the next step of one bot is. Pure."""

from pilot_runtime.agent.desired.records import DesiredBot, Goal, HealthRules, Positions
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import SEAL
from pilot_runtime.agent.observe.facts import BotFacts, ProcessState
from pilot_runtime.agent.plan import actions as do
from pilot_runtime.agent.plan.arrivals import before_goal, end, leave_alone, waits
from pilot_runtime.agent.plan.health import STATES_OF_GOAL, failure, is_ready
from pilot_runtime.agent.restart import may_start

EXIT_RETRY = 15.0


def next_step(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> do.Action | None:  # noqa: PLR0911 one a case
    """At most one action: the next plan sees what came of it."""
    if facts.busy:
        return None
    if step := _account(bot.id, facts):
        return step
    if bot.goal is Goal.EXPECTED:
        return leave_alone(bot.id, facts)
    if before := before_goal(bot, facts, now):
        return before.action
    match bot.goal:
        case Goal.RUNNING | Goal.PAUSED:
            return _keep_up(bot, facts, rules, now)
        case Goal.DRAINED:
            return _drain(bot, facts, rules, now)
        case Goal.STOPPED:
            return end(bot.id, facts) or _forget(bot.id, facts)
        case Goal.SEALED:
            return end(bot.id, facts) or _seal(bot.id, facts, now)
        case Goal.REMOVED:
            return end(bot.id, facts) or _remove(bot.id, facts)


def next_step_unwanted(bot_id: str, facts: BotFacts) -> do.Action | None:
    """A bot that is not in the slots (any more): stop it, keep its data."""
    if facts.busy:
        return None
    return _account(bot_id, facts) or leave_alone(bot_id, facts)


def _account(bot_id: str, facts: BotFacts) -> do.Action | None:
    """Bring memory in line with the process table before anything is decided."""
    run, process = facts.memory.run, facts.process
    if process.alive and process.pid is not None and (run is None or run.pid != process.pid):
        return do.Adopt(bot_id, process.pid)
    if run is not None and not process.alive:
        return do.RecordExit(bot_id)
    return None


def _keep_up(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> do.Action | None:
    memory = facts.memory
    if memory.drain or memory.sealed or memory.archived:
        return do.Reopen(bot.id)
    if not facts.process.alive:
        if not may_start(memory.restart, bot.digest, now):
            return None
        return do.StartBot(bot.id, paused=bot.goal is Goal.PAUSED)
    return _tend(bot, facts, rules, now)


def _tend(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> do.Action | None:
    run = facts.memory.run
    if facts.process.state is ProcessState.STOPPING or run is None:
        return None
    if run.asked is not None:
        # the agent died between noting and asking
        return do.StopBot(bot.id, run.asked, run.asked_message)
    if run.digest != bot.digest:
        return do.StopBot(bot.id, ExitReason.ASKED, "restarted for a change")
    if broken := failure(facts, run, rules, now):
        return do.StopBot(bot.id, broken.reason, broken.message)
    if is_ready(bot, facts, rules, now):
        return None if run.ready_once else do.MarkReady(bot.id)
    return _steer(bot, facts, STATES_OF_GOAL[bot.goal])


def _steer(bot: DesiredBot, facts: BotFacts, wanted: str) -> do.Action | None:
    # before the first loop freqtrade is still coming up by itself, in the state it was given
    if facts.loop.last_loop_at is None or facts.loop.state in {None, "", wanted, "reload_config"}:
        return None
    return do.PauseBot(bot.id) if wanted == "paused" else do.ResumeBot(bot.id)


def _drain(bot: DesiredBot, facts: BotFacts, rules: HealthRules, now: float) -> do.Action | None:  # noqa: PLR0911 one a case
    drain = facts.memory.drain
    if drain is None:
        return do.BeginDrain(bot.id)
    if drain.done:
        return end(bot.id, facts)
    if not facts.process.alive:
        kept = bot.drain.positions is Positions.KEEP
        if kept or facts.database_open_trades == 0:
            return do.FinishDrain(bot.id)
        due = may_start(facts.memory.restart, bot.digest, now)
        return do.StartBot(bot.id, paused=True) if due else None
    if bot.drain.positions is Positions.KEEP:
        return do.FinishDrain(bot.id)
    run = facts.memory.run
    if run is not None and run.asked is None and (broken := failure(facts, run, rules, now)):
        return do.StopBot(bot.id, broken.reason, broken.message)
    return _close_positions(bot, facts, now)


def _close_positions(bot: DesiredBot, facts: BotFacts, now: float) -> do.Action | None:
    drain = facts.memory.drain
    if facts.process.state is ProcessState.STOPPING or drain is None:
        return None
    if facts.loop.state != "paused":
        return _steer(bot, facts, "paused")
    if facts.loop.open_trades == 0:
        return do.FinishDrain(bot.id)
    if facts.loop.open_trades is None:
        return None
    if drain.exits_at is None or now - drain.exits_at >= EXIT_RETRY:
        return do.ForceExitAll(bot.id)
    return None


def _forget(bot_id: str, facts: BotFacts) -> do.Action | None:
    return do.ForgetKeys(bot_id) if facts.keys_left and not facts.process.alive else None


def _seal(bot_id: str, facts: BotFacts, now: float) -> do.Action | None:
    if facts.process.alive or facts.memory.sealed or waits(facts, SEAL, now):
        return None
    return do.SealBot(bot_id)


def _remove(bot_id: str, facts: BotFacts) -> do.Action | None:
    if facts.process.alive:
        return None
    if facts.process.state is not ProcessState.ABSENT:
        return do.RemoveProgram(bot_id)
    if facts.has_data or not facts.memory.archived:
        return do.ArchiveBot(bot_id)
    return None
