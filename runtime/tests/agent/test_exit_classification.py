# SPDX-License-Identifier: GPL-3.0-only
"""Every row of the failure table, from what freqtrade 2026.9 really wrote."""

import json
from pathlib import Path

import pytest

from pilot_runtime.agent.exits.classify import classify, exchange_missing, port_taken
from pilot_runtime.agent.exits.records import ExitReason, ProcessEnd
from pilot_runtime.agent.exits.verdict import MESSAGE_LENGTH
from pilot_runtime.launch.exits import LaunchExit

CASES = sorted(path for path in (Path(__file__).parent / "exits").iterdir())


def text(case: Path, name: str) -> str:
    path = case / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    end = ProcessEnd(int(text(case, "in-code")))
    verdict = classify(end, text(case, "in-bot.log"), text(case, "in-console.log"))
    found = {"reason": verdict.reason.value, "message": verdict.message, "field": verdict.field}
    assert found == json.loads(text(case, "out.json"))


def test_every_golden_case_has_a_log_and_an_answer() -> None:
    assert len(CASES) >= 20
    for case in CASES:
        assert (case / "in-console.log").stat().st_size > 0
        assert (case / "out.json").exists()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (LaunchExit.ALREADY_RUNNING, ExitReason.ALREADY_RUNNING),
        (LaunchExit.PORT_IN_USE, ExitReason.PORT_IN_USE),
    ],
)
def test_launch_exits(code: int, reason: ExitReason) -> None:
    assert classify(ProcessEnd(code), "", "").reason is reason


def test_signal_is_killed_and_named() -> None:
    verdict = classify(ProcessEnd(-1, 9), "2026-11-21 11:00:00,000 - x - ERROR - y", "")
    assert (verdict.reason, verdict.message) == (ExitReason.KILLED, "ended by SIGKILL")


def test_unknown_signal() -> None:
    assert classify(ProcessEnd(-1, 99), "", "").message == "ended by signal 99"


def test_clean_end_nobody_asked_for() -> None:
    assert classify(ProcessEnd(130), "", "").reason is ExitReason.STOPPED
    assert classify(ProcessEnd(0), "", "").reason is ExitReason.STOPPED


def test_nothing_known_is_a_crash_with_the_last_line() -> None:
    verdict = classify(ProcessEnd(1), "", "first\nSegmentation fault\n\n")
    assert (verdict.reason, verdict.message) == (ExitReason.CRASHED, "Segmentation fault")
    assert classify(ProcessEnd(3), "", "").message == "exit code 3"


def test_port_in_use_is_seen_in_a_process_that_hangs() -> None:
    line = (
        "2026-11-21 11:18:39,727 - uvicorn.error - ERROR - [Errno 98] error while attempting to "
        "bind on address ('127.0.0.1', 8080): [errno 98] address already in use"
    )
    assert port_taken(line)
    assert not port_taken(line.replace("ERROR", "INFO"))


def test_exchange_that_is_slow_to_fail_is_seen_in_a_process_that_hangs() -> None:
    case = Path(__file__).parent / "exits" / "exchange-unreachable"
    missing = exchange_missing(text(case, "in-bot.log"))
    assert missing is not None
    assert "ExchangeNotAvailable" in missing
    assert exchange_missing("2026-11-21 11:00:00,000 - a - WARNING - nothing") is None


def test_long_messages_are_cut() -> None:
    log = "2026-11-21 11:00:00,000 - freqtrade - ERROR - " + "x" * 5000
    assert len(classify(ProcessEnd(2), log, "").message) == MESSAGE_LENGTH


def test_error_raised_while_trading_is_the_strategys() -> None:
    log = "\n".join(  # noqa: FLY002 lines are easier to read
        [
            "2026-11-21 11:00:00,000 - freqtrade - ERROR - Fatal exception!",
            "Traceback (most recent call last):",
            '  File "/opt/freqtrade/worker.py", line 9, in run',
            '  File "/run/pilot/bots/a-1/strategy/Ema.py", line 12, in custom_exit',
            "ZeroDivisionError: division by zero",
        ]
    )
    verdict = classify(ProcessEnd(1), log, "")
    assert verdict.reason is ExitReason.STRATEGY_ERROR
    assert verdict.message == "Ema.py line 12: ZeroDivisionError: division by zero"
