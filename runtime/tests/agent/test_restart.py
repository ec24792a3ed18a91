# SPDX-License-Identifier: GPL-3.0-only
"""When a bot is started again."""

from hypothesis import given
from hypothesis import strategies as st

from pilot_runtime.agent.desired.records import HealthRules
from pilot_runtime.agent.exits.records import BEYOND_RESTART, ExitReason
from pilot_runtime.agent.restart import (
    EXCHANGE_RETRY_LAST,
    MAX_BACK_OFF,
    RestartMemory,
    after_exit,
    back_off,
    may_start,
    on_start,
)

RULES = HealthRules(max_restarts=3, restart_window=600, cooldown=300)
NOW = 1000.0


def crash(memory: RestartMemory, now: float) -> RestartMemory:
    return after_exit(memory, ExitReason.CRASHED, "a", RULES, now)


def test_back_off_grows_to_its_limit() -> None:
    assert [back_off(n) for n in range(1, 9)] == [0, 1, 2, 4, 8, 16, 30, 30]
    assert back_off(10_000) == MAX_BACK_OFF


def test_first_restart_is_at_once() -> None:
    assert may_start(crash(RestartMemory(), NOW), "a", NOW)


def test_attempts_are_used_up_and_begin_anew_after_the_cooldown() -> None:
    memory = RestartMemory()
    for _ in range(RULES.max_restarts):
        memory = on_start(crash(memory, NOW), "a", NOW + 60)
        assert not memory.exhausted
    failed = crash(memory, NOW)
    assert failed.exhausted
    assert failed.next_start == NOW + 300
    assert not may_start(failed, "a", NOW + 299)
    assert may_start(failed, "a", NOW + 300)
    assert on_start(failed, "a", NOW + 300) == RestartMemory()


def test_old_failures_do_not_count() -> None:
    memory = RestartMemory(failures=(NOW - 700, NOW - 650, NOW - 601))
    assert crash(memory, NOW).failures == (NOW,)


def test_what_a_restart_cannot_mend_fails_at_once_and_waits_for_another_digest() -> None:
    for reason in BEYOND_RESTART:
        memory = after_exit(RestartMemory(), reason, "a", RULES, NOW)
        assert memory.exhausted
        assert not may_start(memory, "a", NOW + 1)
        assert may_start(memory, "b", NOW + 1)
        assert on_start(memory, "b", NOW + 1) == RestartMemory()


def test_exchange_is_waited_for_without_end_and_without_counting() -> None:
    memory = RestartMemory()
    waits = []
    for _ in range(50):
        memory = after_exit(memory, ExitReason.EXCHANGE_UNREACHABLE, "a", RULES, NOW)
        assert memory.next_start is not None
        waits.append(memory.next_start - NOW)
        memory = on_start(memory, "a", NOW + 15)
    assert waits[:3] == [5, 7.5, 10]
    assert all(5 <= wait <= EXCHANGE_RETRY_LAST for wait in waits)
    assert memory.failures == ()


def test_an_end_that_was_asked_for_forgets_failures() -> None:
    memory = RestartMemory(failures=(NOW,), exhausted=True, next_start=NOW + 300, digest="a")
    assert after_exit(memory, ExitReason.ASKED, "a", RULES, NOW) == RestartMemory()


@given(st.lists(st.tuples(st.sampled_from(list(ExitReason)), st.integers(0, 1000)), max_size=40))
def test_whatever_happens_a_next_start_is_near_and_failures_stay_bounded(
    ends: list[tuple[ExitReason, int]],
) -> None:
    memory, now = RestartMemory(), 0.0
    for reason, later in ends:
        now += later
        memory = after_exit(memory, reason, "a", RULES, now)
        assert len(memory.failures) <= RULES.max_restarts
        wait = (memory.next_start or now) - now
        assert 0 <= wait <= max(RULES.cooldown, MAX_BACK_OFF)
        assert may_start(memory, "a", now + wait)
        now += wait
        memory = on_start(memory, "a", now)
        assert not memory.exhausted


@given(st.lists(st.floats(0, 5), min_size=1, max_size=100))
def test_a_crash_loop_never_runs_at_full_speed(gaps: list[float]) -> None:
    memory, now, starts = RestartMemory(), 0.0, []
    for gap in gaps:
        now += gap
        memory = crash(memory, now)
        now = max(now, memory.next_start or now)
        starts.append(now)
        memory = on_start(memory, "a", now)
    window = [at for at in starts if at <= starts[0] + RULES.cooldown]
    assert len(window) <= 2 * (RULES.max_restarts + 1)


def test_a_restart_for_memory_is_no_failure() -> None:
    before = RestartMemory((NOW - 5,), digest="d")
    after = after_exit(before, ExitReason.MEMORY_WATERMARK, "d", HealthRules(max_restarts=0), NOW)
    assert (after.failures, after.next_start, after.exhausted) == ((NOW - 5,), None, False)
