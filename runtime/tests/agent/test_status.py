# SPDX-License-Identifier: GPL-3.0-only
"""The report and its revisions."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from records import DOWN, NOW, RUN, STOPPING, TRADING, bot, facts, pod

from pilot_runtime.agent.desired.records import DesiredView, Drain, Goal, Positions
from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import BotMemory, DrainMemory, SealedDatabase, Trading
from pilot_runtime.agent.metrics import render_metrics
from pilot_runtime.agent.observe.cpu_history import CpuFigures
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts, PodFacts
from pilot_runtime.agent.observe.vitals import Vitals
from pilot_runtime.agent.restart import RestartMemory
from pilot_runtime.agent.status.board import StatusBoard
from pilot_runtime.agent.status.conditions import condition_of
from pilot_runtime.agent.status.document import document, instant
from pilot_runtime.agent.status.factory import pod_report
from pilot_runtime.agent.status.records import PodReport, RuntimeFacts
from pilot_runtime.agent.status.runtime_facts import runtime_facts

RUNTIME = RuntimeFacts(
    preloaded=True, immortal=True, python="3.13.0", freqtrade="2026.9", reason=None
)
FIGURES = Trading(1, 4, "1.2345", "1001.23", "USDT", NOW, "1000")
CRASH = LastExit(1, None, ExitReason.CRASHED, "it broke", None, NOW - 5)
YOUNG = replace(RUN, started_at=NOW - 1, ready_once=False)


def report(*seen: tuple[str, BotFacts], **view: object) -> PodReport:
    bots = tuple(bot(id=bot_id, name=bot_id) for bot_id, _ in seen)
    return pod_report(
        "starter-0-0",
        DesiredView(pod(*bots), **view),
        PodFacts(NOW, dict(seen), 512),
        RUNTIME,
    )


def full() -> PodReport:
    run = replace(RUN, ready_at=NOW - 290)
    memory = BotMemory(run=run, last_exit=CRASH, trading=FIGURES, restarts=2)
    seen = facts(memory=memory, pss_bytes=34, cpu=CpuFigures(35, 210))
    vitals = Vitals(NOW - 300, 3, 12.5, 40.25)
    return report(("ema-1", replace(seen, loop=replace(seen.loop, vitals=vitals))))


def test_document() -> None:
    found = document(full(), "life", 42, NOW)
    golden = Path(__file__).parent / "golden" / "out-report.json"
    assert found == json.loads(golden.read_text())


def condition(goal: Goal, seen: BotFacts, **changes: object) -> tuple[str, str]:
    found = condition_of(bot(goal, **changes), seen, pod().health, NOW)
    return found.state, found.reason


def gone(**memory: object) -> BotFacts:
    return BotFacts(process=DOWN, memory=BotMemory(**memory))


BACK_OFF = RestartMemory(next_start=NOW + 5)
FAILED = RestartMemory(next_start=NOW + 300, exhausted=True)
DRAINING = BotMemory(run=RUN, drain=DrainMemory(NOW - 10))


@pytest.mark.parametrize(
    ("goal", "seen", "expected"),
    [
        (Goal.RUNNING, gone(), ("pending", "Starting")),
        (
            Goal.RUNNING,
            facts(loop=LoopFacts(), memory=BotMemory(run=YOUNG)),
            ("starting", "Starting"),
        ),
        (
            Goal.RUNNING,
            facts(loop=LoopFacts(waiting_for_exchange=True)),
            ("starting", "WaitingForExchange"),
        ),
        (Goal.RUNNING, facts(), ("running", "Trading")),
        (Goal.RUNNING, facts(memory=BotMemory(run=RUN, notes="x")), ("running", "UnknownPair")),
        (Goal.PAUSED, facts(loop=replace(TRADING, state="paused")), ("paused", "Paused")),
        (Goal.PAUSED, facts(), ("running", "Starting")),
        (
            Goal.RUNNING,
            facts(loop=replace(TRADING, last_loop_at=NOW - 200)),
            ("running", "LoopStalled"),
        ),
        (
            Goal.RUNNING,
            facts(loop=replace(TRADING, last_loop_at=NOW - 200, waiting_for_exchange=True)),
            ("running", "WaitingForExchange"),
        ),
        (
            Goal.RUNNING,
            facts(loop=replace(TRADING, answered_at=NOW - 60)),
            ("running", "ApiSilent"),
        ),
        (
            Goal.RUNNING,
            facts(memory=BotMemory(run=replace(RUN, digest="e"))),
            ("running", "Stopping"),
        ),
        (Goal.RUNNING, facts(process=STOPPING), ("stopping", "Stopping")),
        (
            Goal.RUNNING,
            facts(memory=BotMemory(run=replace(RUN, asked=ExitReason.STALLED))),
            ("stopping", "Stalled"),
        ),
        (Goal.RUNNING, gone(restart=BACK_OFF, last_exit=CRASH), ("backoff", "Crashed")),
        (Goal.RUNNING, gone(restart=FAILED, last_exit=CRASH), ("failed", "Crashed")),
        (Goal.STOPPED, facts(), ("stopping", "Stopping")),
        (Goal.STOPPED, gone(), ("stopped", "Stopped")),
        (Goal.STOPPED, replace(gone(), busy=True), ("stopping", "Stopping")),
        (Goal.STOPPED, replace(gone(), keys_left=True), ("stopping", "Stopping")),
        (Goal.SEALED, gone(), ("stopping", "Stopped")),
        (Goal.SEALED, gone(sealed=SealedDatabase("a", 1)), ("sealed", "Stopped")),
        (Goal.REMOVED, gone(), ("stopping", "Stopped")),
        (Goal.REMOVED, gone(archived=True), ("removed", "Stopped")),
        (Goal.DRAINED, facts(memory=DRAINING), ("draining", "Draining")),
        (Goal.DRAINED, gone(drain=DrainMemory(NOW, done=True)), ("drained", "Stopped")),
        (
            Goal.DRAINED,
            gone(drain=DrainMemory(NOW), restart=FAILED, last_exit=CRASH),
            ("draining", "Crashed"),
        ),
    ],
)
def test_conditions(goal: Goal, seen: BotFacts, expected: tuple[str, str]) -> None:
    assert condition(goal, seen) == expected


def test_drain_that_takes_too_long_says_why() -> None:
    slow = facts(memory=BotMemory(run=RUN, drain=DrainMemory(NOW - 130)))
    wanted = bot(Goal.DRAINED, drain=Drain(Positions.CLOSE, 120))
    found = condition_of(wanted, slow, pod().health, NOW)
    assert (found.state, found.reason) == ("draining", "OpenTrades")
    assert found.message == "1 open trades after 130 s"


def test_bot_outside_the_slots_is_reported_as_long_as_it_has_a_process() -> None:
    seen = PodFacts(NOW, {"a-12345678": facts(), "b-2": gone()})
    found = pod_report("p", DesiredView(pod()), seen, RUNTIME)
    assert [(one.id, one.name, one.goal, one.pid) for one in found.bots] == [
        ("a-12345678", "a", "stopped", 4711)
    ]


def test_next_start_is_told_while_it_waits() -> None:
    found = report(("a", gone(restart=FAILED, last_exit=CRASH)))
    assert found.bots[0].next_start_at == NOW + 300
    assert report(("a", facts())).bots[0].next_start_at is None


def test_before_the_first_slots() -> None:
    found = pod_report("p", DesiredView(error="no"), PodFacts(NOW, {}), RUNTIME)
    assert (found.desired_revision, found.desired_error) == (0, "no")


def test_instant() -> None:
    assert instant(None) is None
    assert instant(1_000_000_000.5) == "2001-09-09T01:46:40.500Z"


async def test_only_changes_that_matter_are_revisions() -> None:
    board = StatusBoard("life", lambda: NOW)
    assert board.document() is None
    base = facts(memory=BotMemory(run=RUN, trading=FIGURES))
    same = [
        base,
        replace(base, loop=replace(TRADING, last_loop_at=NOW - 1)),
        replace(base, pss_bytes=99),
        replace(base, cpu=CpuFigures(5, 900)),
        replace(base, memory=replace(base.memory, trading=replace(FIGURES, equity="7"))),
    ]
    for one in same:
        await board.publish(report(("a", one)))
        assert board.revision == 1
    others = [
        replace(base, memory=replace(base.memory, trading=replace(FIGURES, open_trades=2))),
        replace(base, memory=replace(base.memory, restarts=1)),
        replace(base, process=STOPPING),
        replace(base, loop=replace(TRADING, state="stopped")),
        gone(),
    ]
    for count, one in enumerate(others, 2):
        await board.publish(report(("a", one)))
        assert board.revision == count
    await board.publish(report(("a", gone()), error="broken"))
    assert board.revision == len(others) + 2


async def test_waiting_for_a_change() -> None:
    board = StatusBoard("life", lambda: NOW)
    await board.publish(report(("a", gone())))
    waiting = asyncio.create_task(board.wait_beyond(1, 30))
    await asyncio.sleep(0)
    await board.publish(report(("a", gone())))
    assert not waiting.done()
    await board.publish(report(("a", facts())))
    await asyncio.wait_for(waiting, 5)
    await board.wait_beyond(2, 0.01)


def test_metrics() -> None:
    text = render_metrics(full).decode()
    assert 'pilot_bot_ready{bot="ema-1"} 1.0' in text
    assert 'pilot_bot_restarts_total{bot="ema-1"} 2.0' in text
    assert 'pilot_bot_equity{bot="ema-1"} 1001.23' in text
    assert "pilot_pod_pss_bytes 512.0" in text
    assert render_metrics(lambda: None) == b""


def test_runtime_facts(tmp_path: Path) -> None:
    path = tmp_path / "preload.json"
    assert runtime_facts(path).preloaded is False
    value = {
        "preloaded": True,
        "immortal": True,
        "python": "3.13.0",
        "freqtrade": "2026.9",
        "reason": None,
    }
    path.write_text(json.dumps(value))
    assert runtime_facts(path) == RUNTIME
