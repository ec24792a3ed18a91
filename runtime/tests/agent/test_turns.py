# SPDX-License-Identifier: GPL-3.0-only
"""Bots of a pod that are restarted for a change take turns."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_pod import ModelPod
from records import DOWN, NOW, RUN, STOPPING, TRADING, bot, facts, pod

from pilot_runtime.agent.desired.records import DesiredPod, Goal
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts, PodFacts, ProcessState
from pilot_runtime.agent.plan import actions as do
from pilot_runtime.agent.plan.planner import plan_pod
from pilot_runtime.agent.plan.turns import AT_ONCE, LONGEST_TURN

CHANGED = "e" * 64
TEN = tuple(f"b-{number}" for number in range(10))


def changed(goal: Goal = Goal.RUNNING, **one: object) -> DesiredPod:
    bots = [bot(goal, id=bot_id, digest=CHANGED) for bot_id in TEN]
    bots[0] = replace(bots[0], **one)
    return pod(*bots)


def seen(**others: BotFacts) -> PodFacts:
    """Ten bots that trade, but for those that are given as b_0, b_1 …"""
    given_here = {name.replace("_", "-"): one for name, one in others.items()}
    return PodFacts(NOW, {bot_id: given_here.get(bot_id, facts()) for bot_id in TEN})


def stopped(plan: tuple[do.Action, ...]) -> list[str]:
    return [step.bot_id for step in plan if isinstance(step, do.StopBot)]


def with_run(**run: object) -> BotMemory:
    return BotMemory(run=replace(RUN, **run))


def test_so_many_are_restarted_at_once() -> None:
    assert stopped(plan_pod(changed(), seen())) == list(TEN[:AT_ONCE])


COMING = LoopFacts(RUN.pid)
UNDER_WAY = {
    "it ends": facts(process=STOPPING, memory=with_run(asked=ExitReason.ASKED)),
    "its end is not recorded yet": facts(process=DOWN, memory=with_run(asked=ExitReason.ASKED)),
    "it is being started": BotFacts(process=DOWN, memory=BotMemory(), busy=True),
    "it is to be started": BotFacts(process=DOWN, memory=BotMemory()),
    "it comes up": facts(
        loop=COMING, memory=with_run(digest=CHANGED, started_at=NOW - 1, ready_once=False)
    ),
}


@pytest.mark.parametrize("one", UNDER_WAY.values(), ids=UNDER_WAY)
def test_who_is_on_the_way_has_a_turn(one: BotFacts) -> None:
    plan = plan_pod(changed(), seen(b_9=one))
    assert stopped(plan) == list(TEN[: AT_ONCE - 1])


def test_nobody_goes_before_those_on_the_way_are_there() -> None:
    ends = UNDER_WAY["it ends"]
    plan = plan_pod(changed(), seen(b_0=ends, b_1=ends, b_2=ends, b_3=ends))
    assert plan == ()


def test_a_bot_that_does_not_come_up_loses_its_turn() -> None:
    late = with_run(digest=CHANGED, started_at=NOW - LONGEST_TURN, ready_once=False)
    never = facts(loop=COMING, memory=late)
    plan = plan_pod(changed(), seen(b_7=never, b_8=never, b_9=never))
    assert stopped(plan) == list(TEN[:AT_ONCE])


@pytest.mark.parametrize("goal", [Goal.STOPPED, Goal.SEALED, Goal.REMOVED])
def test_whoever_is_to_have_no_process_does_not_wait(goal: Goal) -> None:
    assert stopped(plan_pod(changed(goal), seen())) == list(TEN)


def test_a_bot_that_fails_does_not_wait() -> None:
    stalled = facts(loop=replace(TRADING, last_loop_at=NOW - 10_000))
    assert stopped(plan_pod(changed(), seen(b_9=stalled))) == [*TEN[:AT_ONCE], "b-9"]


def test_an_end_that_was_noted_is_asked_for_again_at_once() -> None:
    noted = facts(memory=with_run(asked=ExitReason.STALLED))
    plan = plan_pod(changed(), seen(b_6=noted, b_7=noted, b_8=noted, b_9=noted))
    assert stopped(plan) == ["b-6", "b-7", "b-8", "b-9"]


def test_a_pause_does_not_wait() -> None:
    plan = plan_pod(changed(goal=Goal.PAUSED, digest="d" * 64), seen())
    assert do.PauseBot("b-0") in plan


def away(model: ModelPod) -> int:
    return sum(
        not one.process.alive
        or one.process.state is ProcessState.STOPPING
        or one.memory.run is None
        or not one.memory.run.ready_once
        for one in model.bots.values()
    )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_order_of_events_changes_all_and_never_more_at_once(data: st.DataObject) -> None:
    model = ModelPod(pod(*(bot(id=bot_id) for bot_id in TEN)))
    for _ in range(30):
        for action in plan_pod(model.desired, model.facts()):
            model.apply(action)
    assert away(model) == 0
    model.desired = changed()
    for _ in range(200):
        plan = plan_pod(model.desired, model.facts())
        for action in plan[: data.draw(st.integers(0, 4))]:
            model.apply(action)
        if data.draw(st.booleans()):
            model.finish_stops()
        assert away(model) <= AT_ONCE
        model.now += data.draw(st.sampled_from([0.0, 0.5, 1.0]))
    for _ in range(100):
        for action in plan_pod(model.desired, model.facts()):
            model.apply(action)
        model.finish_stops()
    assert {one.memory.run.digest for one in model.bots.values() if one.memory.run} == {CHANGED}
    assert [one.starts for one in model.bots.values()] == [2] * len(TEN)
