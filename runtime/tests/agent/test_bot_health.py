# SPDX-License-Identifier: GPL-3.0-only
"""Four words for how a bot is."""

from dataclasses import replace

import pytest
from records import DIGEST, DOWN, NOW, RULES, RUN, TRADING, arrival, bot, facts

from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import SEAL, BotMemory, SealedDatabase, Trouble
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts
from pilot_runtime.agent.restart import RestartMemory
from pilot_runtime.agent.status.factory import bot_report

CRASH = LastExit(1, None, ExitReason.CRASHED, "it broke", None, NOW - 5)
LATE = RestartMemory((NOW - 5,), next_start=NOW + 5, digest=DIGEST)
TRIED = RestartMemory((NOW - 60,), digest=DIGEST)
MIB = 1024 * 1024


def health(one: DesiredBot, seen: BotFacts, watermark: int = 0) -> tuple[str, str]:
    rules = replace(RULES, memory_per_bot_mb=watermark)
    found = bot_report(one, seen, rules, NOW).health
    return found.state.value, found.reason


def gone(**memory: object) -> BotFacts:
    return BotFacts(process=DOWN, memory=BotMemory(**memory))


def looping(**changes: object) -> BotFacts:
    return facts(loop=replace(TRADING, **changes))


@pytest.mark.parametrize(
    ("goal", "seen", "expected"),
    [
        (Goal.RUNNING, facts(), ("healthy", "Healthy")),
        (Goal.PAUSED, looping(state="paused"), ("healthy", "Healthy")),
        (Goal.STOPPED, gone(), ("healthy", "Healthy")),
        (Goal.EXPECTED, BotFacts(), ("healthy", "Healthy")),
        (Goal.SEALED, gone(sealed=SealedDatabase("a", 1)), ("healthy", "Healthy")),
        (Goal.RUNNING, gone(), ("degraded", "Starting")),
        (Goal.RUNNING, facts(loop=LoopFacts()), ("degraded", "Starting")),
        (Goal.PAUSED, facts(), ("degraded", "Starting")),
        (
            Goal.RUNNING,
            looping(waiting_for_exchange=True, last_loop_at=NOW - 500),
            ("degraded", "WaitingForExchange"),
        ),
        (Goal.RUNNING, looping(last_loop_at=NOW - 500), ("unhealthy", "LoopStalled")),
        (Goal.RUNNING, looping(answered_at=NOW - 100), ("unhealthy", "ApiSilent")),
        (Goal.RUNNING, gone(restart=LATE, last_exit=CRASH), ("unhealthy", "Crashed")),
        (
            Goal.RUNNING,
            gone(restart=replace(LATE, exhausted=True), last_exit=CRASH),
            ("failed", "Crashed"),
        ),
        (Goal.SEALED, gone(trouble=Trouble(SEAL, "bad", 1, NOW)), ("unhealthy", "DatabaseError")),
        (
            Goal.RUNNING,
            facts(memory=BotMemory(run=RUN, restart=TRIED)),
            ("degraded", "RestartedLately"),
        ),
        (
            Goal.RUNNING,
            facts(memory=BotMemory(run=RUN, notes="not on the exchange: X/Y")),
            ("degraded", "UnknownPair"),
        ),
    ],
)
def test_health(goal: Goal, seen: BotFacts, expected: tuple[str, str]) -> None:
    assert health(bot(goal), seen) == expected


def test_a_database_on_its_way() -> None:
    coming = bot(arrival=arrival("m.1"))
    assert health(coming, BotFacts()) == ("degraded", "Arriving")
    failed = BotFacts(memory=BotMemory(trouble=Trouble("m.1", "silent", 1, NOW + 1)))
    assert health(coming, failed) == ("unhealthy", "ArrivalFailed")
    assert health(coming, facts(arrived="m.1")) == ("healthy", "Healthy")


def test_memory() -> None:
    heavy = replace(looping(open_trades=2), pss_bytes=200 * MIB)
    found = bot_report(bot(), heavy, replace(RULES, memory_per_bot_mb=100), NOW).health
    assert (found.state.value, found.reason) == ("degraded", "MemoryHigh")
    assert "when its 2 open trades are closed" in found.message
    assert health(bot(), heavy) == ("healthy", "Healthy")
    end = LastExit(0, None, ExitReason.MEMORY_WATERMARK, "", None, NOW - 60)
    tried = replace(heavy, memory=BotMemory(run=RUN, last_exit=end))
    said = bot_report(bot(), tried, replace(RULES, memory_per_bot_mb=100), NOW).health.message
    assert "raise the limit" in said
