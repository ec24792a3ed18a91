# SPDX-License-Identifier: GPL-3.0-only
"""Which action comes next."""

from dataclasses import replace

import pytest
from records import DIGEST, DOWN, NOW, PID, RULES, RUN, STOPPING, TRADING, UP, bot, facts, pod

from pilot_runtime.agent.desired.records import Drain, Goal, Positions
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import BotMemory, DrainMemory, SealedDatabase
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts, PodFacts, ProcessFacts
from pilot_runtime.agent.plan import actions as do
from pilot_runtime.agent.plan.goals import next_step
from pilot_runtime.agent.plan.planner import plan_pod
from pilot_runtime.agent.restart import RestartMemory

ID = "ema-1"
GONE = ProcessFacts()
DRAIN = DrainMemory(NOW - 10)


def step(goal: Goal, seen: BotFacts, **changes: object) -> do.Action | None:
    return next_step(bot(goal, **changes), seen, RULES, NOW)


def test_nothing_to_do_for_a_ready_bot() -> None:
    assert step(Goal.RUNNING, facts()) is None


def test_new_bot_is_started_at_once() -> None:
    new = BotFacts(process=GONE, memory=BotMemory())
    assert step(Goal.RUNNING, new) == do.StartBot(ID, paused=False)
    assert step(Goal.PAUSED, new) == do.StartBot(ID, paused=True)


@pytest.mark.parametrize("goal", [Goal.STOPPED, Goal.SEALED, Goal.REMOVED])
def test_goals_without_a_process_stop_it(goal: Goal) -> None:
    assert step(goal, facts()) == do.StopBot(ID, ExitReason.ASKED)


@pytest.mark.parametrize("goal", list(Goal))
def test_busy_bots_are_left_alone(goal: Goal) -> None:
    assert step(goal, facts(busy=True)) is None


@pytest.mark.parametrize("goal", list(Goal))
def test_an_end_is_recorded_before_anything_else(goal: Goal) -> None:
    assert step(goal, facts(process=DOWN)) == do.RecordExit(ID)


def test_process_of_a_former_agent_is_adopted() -> None:
    noted = facts(memory=BotMemory(run=replace(RUN, pid=None)))
    assert step(Goal.RUNNING, noted) == do.Adopt(ID, PID)
    assert step(Goal.STOPPED, facts(memory=BotMemory())) == do.Adopt(ID, PID)


def test_change_of_digest_stops_first() -> None:
    found = step(Goal.RUNNING, facts(), digest="e" * 64)
    assert isinstance(found, do.StopBot)
    assert found.reason is ExitReason.ASKED


def test_stopping_process_is_waited_for() -> None:
    for goal in Goal:
        if goal is not Goal.DRAINED:
            assert step(goal, facts(process=STOPPING), digest="e" * 64) is None


def test_stop_that_was_noted_but_not_asked_is_asked_again() -> None:
    run = replace(RUN, asked=ExitReason.STALLED, asked_message="why")
    found = step(Goal.RUNNING, facts(memory=BotMemory(run=run)))
    assert found == do.StopBot(ID, ExitReason.STALLED, "why")


def test_back_off_is_kept() -> None:
    restart = RestartMemory(next_start=NOW + 1, digest=DIGEST)
    waiting = BotFacts(process=DOWN, memory=BotMemory(restart=restart))
    assert step(Goal.RUNNING, waiting) is None
    assert step(Goal.RUNNING, waiting, digest="e" * 64) == do.StartBot(ID, paused=False)


def test_pause_and_resume() -> None:
    assert step(Goal.PAUSED, facts()) == do.PauseBot(ID)
    paused = facts(loop=replace(TRADING, state="paused"))
    assert step(Goal.RUNNING, paused) == do.ResumeBot(ID)
    reloading = facts(loop=replace(TRADING, state="reload_config"))
    assert step(Goal.RUNNING, reloading) is None


def test_bot_that_comes_up_is_not_steered() -> None:
    coming = facts(loop=LoopFacts(PID, NOW, "running", None), memory=BotMemory(run=RUN))
    young = replace(RUN, started_at=NOW - 1, ready_once=False)
    assert step(Goal.PAUSED, replace(coming, memory=BotMemory(run=young))) is None


def test_first_ready_is_noted_once() -> None:
    first = facts(memory=BotMemory(run=replace(RUN, ready_once=False)))
    assert step(Goal.RUNNING, first) == do.MarkReady(ID)


def test_goal_running_reopens_what_was_drained_or_sealed() -> None:
    for memory in (
        BotMemory(drain=DRAIN),
        BotMemory(sealed=SealedDatabase("a", 1)),
        BotMemory(archived=True),
    ):
        assert step(Goal.RUNNING, BotFacts(memory=memory)) == do.Reopen(ID)


class TestDrain:
    def drain(self, seen: BotFacts, positions: Positions = Positions.CLOSE) -> do.Action | None:
        return step(Goal.DRAINED, seen, drain=Drain(positions, 120))

    def seen(self, state: str, open_trades: int | None, **drain: object) -> BotFacts:
        memory = BotMemory(run=RUN, drain=replace(DRAIN, **drain))
        return facts(loop=replace(TRADING, state=state, open_trades=open_trades), memory=memory)

    def test_steps_in_order(self) -> None:
        assert self.drain(facts()) == do.BeginDrain(ID)
        assert self.drain(self.seen("running", 2)) == do.PauseBot(ID)
        assert self.drain(self.seen("paused", None)) is None
        assert self.drain(self.seen("paused", 2)) == do.ForceExitAll(ID)
        assert self.drain(self.seen("paused", 2, exits_at=NOW - 1)) is None
        assert self.drain(self.seen("paused", 1, exits_at=NOW - 15)) == do.ForceExitAll(ID)
        assert self.drain(self.seen("paused", 0)) == do.FinishDrain(ID)
        done = self.seen("paused", 0, done=True)
        assert self.drain(done) == do.StopBot(ID, ExitReason.ASKED)
        stopped = BotFacts(process=DOWN, memory=BotMemory(drain=replace(DRAIN, done=True)))
        assert self.drain(stopped) is None

    def test_keep_asks_for_the_figures_and_stops(self) -> None:
        assert self.drain(self.seen("running", 2), Positions.KEEP) == do.FinishDrain(ID)

    def test_dead_bot_with_open_trades_is_started_to_close_them(self) -> None:
        dead = BotFacts(process=DOWN, memory=BotMemory(drain=DRAIN), database_open_trades=2)
        assert self.drain(dead) == do.StartBot(ID, paused=True)
        assert self.drain(replace(dead, database_open_trades=None)) == do.StartBot(ID, paused=True)
        assert self.drain(replace(dead, database_open_trades=0)) == do.FinishDrain(ID)
        assert self.drain(dead, Positions.KEEP) == do.FinishDrain(ID)

    def test_stall_while_draining_is_a_failure(self) -> None:
        stalled = self.seen("paused", 1)
        loop = replace(stalled.loop, last_loop_at=NOW - 500)
        found = self.drain(replace(stalled, loop=loop))
        assert isinstance(found, do.StopBot)
        assert found.reason is ExitReason.STALLED


def test_seal_once() -> None:
    assert step(Goal.SEALED, BotFacts(process=DOWN)) == do.SealBot(ID)
    sealed = BotMemory(sealed=SealedDatabase("a", 1))
    assert step(Goal.SEALED, BotFacts(process=DOWN, memory=sealed)) is None


def test_a_bot_at_rest_keeps_no_exchange_keys() -> None:
    rests = BotFacts(process=DOWN, keys_left=True)
    assert step(Goal.STOPPED, rests) == do.ForgetKeys(ID)
    assert step(Goal.STOPPED, replace(rests, process=GONE)) == do.ForgetKeys(ID)
    assert step(Goal.STOPPED, replace(rests, keys_left=False)) is None


def test_keys_stay_while_a_process_may_use_them() -> None:
    assert step(Goal.STOPPED, facts(keys_left=True)) == do.StopBot(ID, ExitReason.ASKED)
    assert step(Goal.STOPPED, facts(process=STOPPING, keys_left=True)) is None
    ended = facts(process=DOWN, keys_left=True)
    assert step(Goal.STOPPED, ended) == do.RecordExit(ID), "its last words are cleaned of them"


def test_remove_program_before_the_data() -> None:
    assert step(Goal.REMOVED, BotFacts(process=DOWN)) == do.RemoveProgram(ID)
    assert step(Goal.REMOVED, BotFacts(process=GONE)) == do.ArchiveBot(ID)
    archived = BotFacts(process=GONE, memory=BotMemory(archived=True), has_data=False)
    assert step(Goal.REMOVED, archived) is None


def test_without_slots_nothing_is_touched() -> None:
    assert plan_pod(None, PodFacts(NOW, {ID: facts()})) == ()


def test_bot_that_left_the_slots_is_stopped_and_its_data_kept() -> None:
    empty = pod()
    assert plan_pod(empty, PodFacts(NOW, {ID: facts()})) == (do.StopBot(ID, ExitReason.ASKED),)
    ended = BotFacts(process=DOWN)
    assert plan_pod(empty, PodFacts(NOW, {ID: ended})) == (do.RemoveProgram(ID),)
    assert plan_pod(empty, PodFacts(NOW, {ID: BotFacts(process=GONE)})) == ()


def test_one_action_a_bot() -> None:
    bots = [bot(id=f"b-{n}") for n in range(5)]
    plan = plan_pod(pod(*bots), PodFacts(NOW, {}))
    assert plan == tuple(do.StartBot(f"b-{n}", paused=False) for n in range(5))
    assert UP.alive
