# SPDX-License-Identifier: GPL-3.0-only
"""Records for tests of pure code, with values that matter given by the test."""

from typing import Any

from pilot_runtime.agent.desired.moves import Arrival, ArrivalSource, Peer
from pilot_runtime.agent.desired.records import DesiredBot, DesiredPod, Drain, Goal, HealthRules
from pilot_runtime.agent.memory import BotMemory, Run
from pilot_runtime.agent.observe.facts import BotFacts, LoopFacts, ProcessFacts, ProcessState

NOW = 1_000_000.0
DIGEST = "d" * 64
PID = 4711
RULES = HealthRules()
UP = ProcessFacts(ProcessState.UP, PID)
STOPPING = ProcessFacts(ProcessState.STOPPING, PID)
DOWN = ProcessFacts(ProcessState.DOWN, None, 1)
TRADING = LoopFacts(PID, NOW, "running", NOW - 2, 5.0, 1)
RUN = Run(DIGEST, 18000, NOW - 300, pid=PID, ready_once=True)


def bot(goal: Goal = Goal.RUNNING, **changes: Any) -> DesiredBot:
    values: dict[str, Any] = {
        "id": "ema-1",
        "name": "ema",
        "uid": "1",
        "goal": goal,
        "digest": DIGEST,
        "mode": "Paper",
        "class_name": "Ema",
        "exchange": "binance",
        "files": {},
        "drain": Drain(),
    }
    return DesiredBot(**(values | changes))


def arrival(move: str = "m.1", **source: Any) -> Arrival:
    values: dict[str, Any] = {
        "url": "http://127.0.0.1:1",
        "ticket": "ticket",
        "sha256": "a" * 64,
        "size": 1,
    }
    return Arrival(move, Peer("other", "other-0-0"), ArrivalSource(**(values | source)))


def pod(*bots: DesiredBot, rules: HealthRules = RULES) -> DesiredPod:
    return DesiredPod("starter", "starter-0-0", 1, rules, bots)


def facts(**changes: Any) -> BotFacts:
    values: dict[str, Any] = {"process": UP, "loop": TRADING, "memory": BotMemory(run=RUN)}
    return BotFacts(**(values | changes))
