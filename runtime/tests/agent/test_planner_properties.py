# SPDX-License-Identifier: GPL-3.0-only
"""From any history the plan leads to the goal, and never to two processes."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from model_pod import ModelPod
from records import arrival, bot, pod

from pilot_runtime.agent.desired.records import Drain, Goal, Positions
from pilot_runtime.agent.memory import Trouble
from pilot_runtime.agent.observe.facts import ProcessState
from pilot_runtime.agent.plan.health import is_ready
from pilot_runtime.agent.plan.planner import plan_pod

IDS = ("a-1", "b-2")
GOALS = st.sampled_from(list(Goal))
EVENTS = st.one_of(
    st.tuples(st.just("goal"), st.sampled_from(IDS), GOALS),
    st.tuples(st.just("digest"), st.sampled_from(IDS), st.sampled_from(["d" * 64, "e" * 64])),
    st.tuples(st.just("kill"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("trade"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("forget"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("keep"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("come"), st.sampled_from(IDS), st.sampled_from(["m.1", "m.2"])),
    st.tuples(st.just("came"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("half"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("fail"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("leave"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("time"), st.sampled_from(IDS), st.none()),
)


def change(model: ModelPod, bot_id: str, **changes: object) -> None:
    bots = {one.id: one for one in model.desired.bots}
    bots[bot_id] = replace(bots.get(bot_id, bot(id=bot_id)), **changes)
    model.desired = replace(model.desired, bots=tuple(bots.values()))


def happen(model: ModelPod, event: tuple[str, str, object]) -> None:
    kind, bot_id, value = event
    match kind:
        case "goal":
            change(model, bot_id, goal=value)
        case "digest":
            change(model, bot_id, digest=value)
        case "keep":
            change(model, bot_id, drain=Drain(Positions.KEEP))
        case "kill":
            model.kill(bot_id)
        case "trade":
            if model.bot(bot_id).process.alive:
                model.bot(bot_id).open_trades = 2
        case "forget":
            # state.json lost with the process alive or dead
            model.bot(bot_id).memory = type(model.bot(bot_id).memory)()
        case "come" | "came" | "half" | "fail":
            happen_to_arrival(model, kind, bot_id, str(value))
        case "leave":
            kept = tuple(one for one in model.desired.bots if one.id != bot_id)
            model.desired = replace(model.desired, bots=kept)
        case _:
            model.now += 400


def happen_to_arrival(model: ModelPod, kind: str, bot_id: str, move: str) -> None:
    match kind:
        case "come":
            # a reservation is committed; the same move never reserves twice
            change(model, bot_id, arrival=arrival(move))
        case "came":
            change(model, bot_id, arrival=None)
        case "half":
            model.bot(bot_id).arriving = True
        case "fail":
            found = model.desired.find(bot_id)
            if found and found.arrival:
                memory, trouble = model.bot(bot_id).memory, Trouble(found.arrival.id, "no", 1, 2e9)
                late = replace(trouble, next_at=model.now + 30)
                model.bot(bot_id).memory = replace(memory, trouble=late)


def run_plans(model: ModelPod, passes: int) -> int:
    """Passes until nothing is left to do."""
    for count in range(passes):
        plan = plan_pod(model.desired, model.facts())
        assert len({action.bot_id for action in plan}) == len(plan)
        for action in plan:
            model.apply(action)
        moving = any(one.process.state is ProcessState.STOPPING for one in model.bots.values())
        model.finish_stops()
        model.now += 60
        if not plan and not moving:
            return count
    return passes


@settings(max_examples=300, deadline=None)
@given(st.lists(EVENTS, max_size=25), st.data())
def test_every_history_converges(  # noqa: C901 one arm a goal
    events: list[tuple[str, str, object]], data: st.DataObject
) -> None:
    model = ModelPod(pod(*(bot(id=bot_id) for bot_id in IDS)))
    for event in events:
        happen(model, event)
        for action in plan_pod(model.desired, model.facts())[: data.draw(st.integers(0, 2))]:
            model.apply(action)
        if data.draw(st.booleans()):
            model.finish_stops()
    model.now += 1000
    assert run_plans(model, 60) < 60
    seen = model.facts()
    for one in model.desired.bots:
        found = seen.bot(one.id)
        match one.goal:
            case Goal.RUNNING | Goal.PAUSED:
                assert is_ready(one, found, model.desired.health, seen.now)
            case Goal.DRAINED:
                assert not found.process.alive
                assert found.memory.drain is not None
                assert found.memory.drain.done
            case Goal.STOPPED:
                assert not found.process.alive
            case Goal.SEALED:
                assert found.memory.sealed is not None
            case Goal.REMOVED:
                assert found.memory.archived
            case Goal.EXPECTED:
                assert found.process.state is ProcessState.ABSENT
        assert found.arriving is False
        if one.arrival and one.goal not in {Goal.REMOVED, Goal.EXPECTED}:
            assert found.arrived == one.arrival.id
    wanted = {one.id for one in model.desired.bots}
    for bot_id, found in seen.bots.items():
        assert bot_id in wanted or not found.process.alive


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 4))
def test_a_settled_pod_is_left_alone(rounds: int) -> None:
    model = ModelPod(pod(*(bot(id=bot_id) for bot_id in IDS)))
    run_plans(model, 30)
    starts = [one.starts for one in model.bots.values()]
    for _ in range(rounds):
        assert plan_pod(model.desired, model.facts()) == ()
    assert [one.starts for one in model.bots.values()] == starts
