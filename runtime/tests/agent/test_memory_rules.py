# SPDX-License-Identifier: GPL-3.0-only
"""Which bot gives memory back, and when."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import NOW, RULES, RUN, TRADING, bot, facts, pod

from pilot_runtime.agent.desired.records import DesiredPod, Goal
from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.observe.facts import BotFacts, PodFacts
from pilot_runtime.agent.observe.memory_limit import memory_limit
from pilot_runtime.agent.plan.memory import memory_step, under_pressure
from pilot_runtime.agent.plan.planner import plan_pod

MIB = 1024 * 1024
FLAT = replace(TRADING, open_trades=0)
WATERMARK = replace(RULES, memory_per_bot_mb=100)


def using(mib: int, *, open_trades: int = 0, **memory: object) -> BotFacts:
    loop = replace(TRADING, open_trades=open_trades)
    return facts(loop=loop, memory=BotMemory(run=RUN, **memory), pss_bytes=mib * MIB)


def restarted(ago: float) -> LastExit:
    return LastExit(130, None, ExitReason.MEMORY_WATERMARK, "", None, NOW - ago)


def step(*seen: BotFacts, used: int = 500, limit: int | None = 1000, watermark: int = 100) -> str:
    desired, world = case(*seen, used=used, limit=limit, watermark=watermark)
    found = memory_step(desired, world)
    return found.bot_id if found else ""


def case(
    *seen: BotFacts, used: int, limit: int | None, watermark: int
) -> tuple[DesiredPod, PodFacts]:
    rules = replace(RULES, memory_per_bot_mb=watermark)
    bots = [bot(id=f"b-{n}") for n in range(len(seen))]
    world = {f"b-{n}": one for n, one in enumerate(seen)}
    bytes_limit = limit * MIB if limit else None
    return pod(*bots, rules=rules), PodFacts(NOW, world, used * MIB, bytes_limit)


def test_flat_bot_above_the_watermark_is_restarted() -> None:
    assert step(using(90), using(101)) == "b-1"
    assert step(using(90), using(100)) == ""
    assert step(using(90), using(101), watermark=0) == ""


def test_the_message_is_for_a_person() -> None:
    desired, world = case(using(231), used=500, limit=1000, watermark=200)
    found = memory_step(desired, world)
    assert found is not None
    assert found.reason is ExitReason.MEMORY_WATERMARK
    assert found.message == "used 231 MiB, allowed are 200 MiB; it had no open trade"


def test_open_trades_hold_it_back_until_the_pod_is_about_to_be_killed() -> None:
    assert step(using(300, open_trades=1)) == ""
    unknown = facts(loop=replace(TRADING, open_trades=None), pss_bytes=300 * MIB)
    assert step(unknown) == ""
    assert step(using(300, open_trades=1), using(90), used=949) == ""
    assert step(using(300, open_trades=1), using(90), used=950) == "b-0"
    assert step(using(300, open_trades=1), used=950, limit=None) == ""


def test_at_the_limit_the_largest_goes_also_without_a_watermark() -> None:
    assert step(using(30), using(40, open_trades=2), using(20), used=990, watermark=0) == "b-1"


def test_one_at_a_time() -> None:
    stopping = replace(RUN, asked=ExitReason.MEMORY_WATERMARK)
    going = facts(memory=BotMemory(run=stopping), pss_bytes=200 * MIB)
    assert step(using(300), going) == ""
    assert step(using(300), using(90, last_exit=restarted(44))) == ""
    assert step(using(300), using(90, last_exit=restarted(46))) == "b-0"


def test_a_restart_that_did_not_help_is_not_repeated_within_the_window() -> None:
    again = using(300, last_exit=restarted(RULES.restart_window - 1))
    assert step(again) == ""
    assert step(again, used=990) == ""
    assert step(using(300, last_exit=restarted(RULES.restart_window))) == "b-0"


@pytest.mark.parametrize("goal", [Goal.DRAINED, Goal.STOPPED, Goal.SEALED])
def test_bots_on_their_way_out_are_left_alone(goal: Goal) -> None:
    desired = pod(bot(goal, id="b-0"), rules=WATERMARK)
    assert memory_step(desired, PodFacts(NOW, {"b-0": using(300)})) is None


def test_other_steps_of_the_bot_come_first() -> None:
    desired = pod(bot(id="b-0", digest="e" * 64), rules=WATERMARK)
    (only,) = plan_pod(desired, PodFacts(NOW, {"b-0": using(300)}))
    assert getattr(only, "message", "") == "restarted for a change"


def test_pressure() -> None:
    assert not under_pressure(PodFacts(NOW, {}, 899, 1000))
    assert under_pressure(PodFacts(NOW, {}, 900, 1000))
    assert not under_pressure(PodFacts(NOW, {}, 900, None))
    assert not under_pressure(PodFacts(NOW, {}, None, 1000))


def test_where_the_limit_comes_from(tmp_path: Path) -> None:
    cgroup = tmp_path / "memory.max"
    assert memory_limit({}, cgroup) is None
    cgroup.write_text("max\n")
    assert memory_limit({}, cgroup) is None
    cgroup.write_text("1073741824\n")
    assert memory_limit({}, cgroup) == 2**30
    assert memory_limit({"PILOT_MEMORY_LIMIT_BYTES": "1000"}, cgroup) == 1000
    assert memory_limit({"PILOT_MEMORY_LIMIT_BYTES": "0"}, cgroup) == 2**30


BOTS = st.lists(
    st.builds(
        using,
        st.integers(1, 400),
        open_trades=st.integers(0, 2),
        last_exit=st.one_of(st.none(), st.builds(restarted, st.floats(0, 2000))),
    ),
    max_size=6,
)


@given(BOTS, st.integers(1, 1000), st.integers(0, 200))
def test_open_trades_are_cut_only_at_the_limit_and_the_largest_goes(
    seen: list[BotFacts], used: int, watermark: int
) -> None:
    found = step(*seen, used=used, watermark=watermark)
    if not found:
        return
    victim = seen[int(found.removeprefix("b-"))]
    if victim.loop.open_trades:
        assert used >= 950
    else:
        above = watermark and (victim.pss_bytes or 0) > watermark * MIB
        assert used >= 950 or above
    end = victim.memory.last_exit
    assert end is None or NOW - end.at >= RULES.restart_window
