# SPDX-License-Identifier: GPL-3.0-only
"""Ready and failed."""

from dataclasses import replace

import pytest
from records import NOW, RULES, RUN, STOPPING, TRADING, bot, facts

from pilot_runtime.agent.desired.records import Goal
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts, ProcessFacts
from pilot_runtime.agent.plan.health import failure, is_ready, stall_limit

FRESH_RUN = replace(RUN, started_at=NOW - 10, ready_once=False)


def test_ready() -> None:
    assert is_ready(bot(), facts(), RULES, NOW)


@pytest.mark.parametrize(
    "spoiled",
    [
        facts(process=ProcessFacts()),
        facts(memory=BotMemory()),
        facts(memory=BotMemory(run=replace(RUN, digest="e" * 64))),
        facts(memory=BotMemory(run=replace(RUN, asked=ExitReason.ASKED))),
        facts(loop=replace(TRADING, last_loop_at=None)),
        facts(loop=replace(TRADING, last_loop_at=NOW - 120)),
        facts(loop=replace(TRADING, state="paused")),
        facts(loop=replace(TRADING, state="stopped")),
        facts(loop=replace(TRADING, answered_at=NOW - 60)),
    ],
    ids=["no-pid", "unknown", "digest", "asked", "no-loop", "stalled", "paused", "stop", "silent"],
)
def test_not_ready(spoiled: BotFacts) -> None:
    assert not is_ready(bot(), spoiled, RULES, NOW)


def test_paused_is_ready_only_when_paused() -> None:
    paused = facts(loop=replace(TRADING, state="paused"))
    assert is_ready(bot(Goal.PAUSED), paused, RULES, NOW)
    assert not is_ready(bot(Goal.PAUSED), facts(), RULES, NOW)


def test_healthy_bot_has_no_failure() -> None:
    assert failure(facts(), RUN, RULES, NOW) is None


def test_nobody_is_blamed_for_the_time_that_the_clock_jumped_over() -> None:
    old = replace(TRADING, last_loop_at=NOW - 3600, answered_at=NOW - 3600)
    slept = replace(facts(loop=old), clock_set_at=NOW - 2)
    assert failure(slept, RUN, RULES, NOW) is None
    assert is_ready(bot(), slept, RULES, NOW)
    starting = replace(slept, loop=LoopFacts())
    assert failure(starting, replace(RUN, started_at=NOW - 3600), RULES, NOW) is None


def test_a_loop_that_does_not_come_back_after_the_jump_has_stalled() -> None:
    old = replace(TRADING, last_loop_at=NOW - 3600)
    found = failure(replace(facts(loop=old), clock_set_at=NOW - 121), RUN, RULES, NOW)
    assert found is not None
    assert found.reason is ExitReason.STALLED


def test_slow_throttle_stretches_the_stall_limit() -> None:
    assert stall_limit(facts(loop=replace(TRADING, throttle=60)), RULES) == 180
    assert stall_limit(facts(), RULES) == 120


def test_stalled_loop() -> None:
    found = failure(facts(loop=replace(TRADING, last_loop_at=NOW - 121)), RUN, RULES, NOW)
    assert found is not None
    assert found.reason is ExitReason.STALLED
    assert "121 s" in found.message


def test_a_loop_that_waits_for_the_exchange_is_not_stalled() -> None:
    waiting = replace(TRADING, last_loop_at=NOW - 500, waiting_for_exchange=True)
    assert failure(facts(loop=waiting), RUN, RULES, NOW) is None


def test_start_deadline() -> None:
    silent = facts(loop=LoopFacts())
    assert failure(silent, FRESH_RUN, RULES, NOW) is None
    late = failure(silent, replace(FRESH_RUN, started_at=NOW - 61), RULES, NOW)
    assert late is not None
    assert late.reason is ExitReason.START_TIMEOUT


def test_zombie_whose_api_is_up_but_never_loops_hits_the_start_deadline() -> None:
    zombie = facts(loop=LoopFacts(1, NOW, "running", None))
    late = failure(zombie, replace(FRESH_RUN, started_at=NOW - 61), RULES, NOW)
    assert late is not None
    assert late.reason is ExitReason.START_TIMEOUT


def test_freqtrade_that_stopped_itself_after_an_error() -> None:
    found = failure(facts(loop=replace(TRADING, state="stopped")), RUN, RULES, NOW)
    assert found is not None
    assert found.reason is ExitReason.CRASHED


def test_process_that_is_being_stopped_is_alive() -> None:
    assert facts(process=STOPPING).process.alive
