# SPDX-License-Identifier: GPL-3.0-only
"""A bot counts its errors and times, and the agent reads what that very process wrote."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from freqtrade.freqtradebot import FreqtradeBot
from freqtrade.loggers import bufferHandler
from freqtrade.strategy.interface import IStrategy

from pilot_runtime.agent.observe.vitals import Vitals, read_vitals
from pilot_runtime.launch import vitals

STARTED = 1_800_000_000.5


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The steady clock shows these, one after the other."""
    times: list[float] = []
    monkeypatch.setattr(vitals.time, "monotonic", lambda: times.pop(0))
    return times


@pytest.fixture
def undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A bot whose loop does what its attribute `work` says, counted."""
    monkeypatch.setattr(FreqtradeBot, "process", lambda bot: bot.work())
    monkeypatch.setattr(IStrategy, "analyze_ticker", lambda _, frame, pair: (frame, pair))
    undo = vitals.count(tmp_path, lambda: STARTED)
    yield undo
    if vars(bufferHandler).get("emit"):
        undo()


def loop(work: Callable[[], object]) -> object:
    bot = object.__new__(FreqtradeBot)
    bot.work = work
    return bot.process()


def analyse(pairs: int) -> None:
    for pair in range(pairs):
        assert IStrategy.analyze_ticker(None, "frame", pair) == ("frame", pair)


def seen(tmp_path: Path) -> Vitals | None:
    return read_vitals(tmp_path, os.getpid())


def log(name: str, level: int) -> None:
    bufferHandler.handle(logging.LogRecord(name, level, "x.py", 1, "text", None, None))


@pytest.mark.usefixtures("undo")
def test_a_process_that_has_done_nothing_yet_says_so(tmp_path: Path) -> None:
    assert seen(tmp_path) == Vitals(STARTED, 0)


@pytest.mark.usefixtures("undo")
def test_errors_and_exceptions_of_the_strategy_are_counted(tmp_path: Path) -> None:
    log("freqtrade.worker", logging.INFO)
    log("freqtrade.exchange", logging.WARNING)
    log("freqtrade.exchange", logging.ERROR)
    log("freqtrade.strategy.strategy_wrapper", logging.WARNING)
    log("freqtrade.strategy.strategy_wrapper", logging.ERROR)
    assert loop(lambda: "done") == "done"
    counted = seen(tmp_path)
    assert counted is not None
    assert counted.errors == 3


@pytest.mark.usefixtures("undo")
def test_times_are_medians_and_loops_without_a_new_candle_analyse_nothing(
    tmp_path: Path, steady: list[float]
) -> None:
    steady[:] = [0, 0, 0.1, 0.2, 0.4, 1]
    loop(lambda: analyse(2))
    steady[:] = [0, 0.5]
    loop(lambda: None)
    steady[:] = [0, 3]
    loop(lambda: None)
    counted = seen(tmp_path)
    assert counted is not None
    assert counted.loop_ms == 1000
    assert counted.analysis_ms == 300


@pytest.mark.usefixtures("undo")
def test_a_loop_that_is_broken_off_has_no_time(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        loop(lambda: 1 // 0)
    log("any", logging.CRITICAL)
    with pytest.raises(ZeroDivisionError):
        loop(lambda: 1 // 0)
    assert seen(tmp_path) == Vitals(STARTED, 1)


def test_a_bot_trades_on_when_it_cannot_write(undo: Callable[[], None], tmp_path: Path) -> None:
    (tmp_path / vitals.FILE).unlink()
    (tmp_path / vitals.FILE).mkdir()
    assert loop(lambda: "done") == "done"
    undo()


def test_undone_nothing_is_counted_any_more(undo: Callable[[], None], tmp_path: Path) -> None:
    undo()
    log("any", logging.ERROR)
    loop(lambda: "done")
    assert seen(tmp_path) == Vitals(STARTED, 0)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', '{"pid": 1, "since": "noon"}'])
def test_what_another_process_or_nobody_wrote_is_nothing(tmp_path: Path, text: str) -> None:
    assert read_vitals(tmp_path, 1) is None
    (tmp_path / vitals.FILE).write_text(text)
    assert read_vitals(tmp_path, 1) is None


def test_the_alarm_grows_with_each_doubling() -> None:
    assert [Vitals(0, errors).alarm for errors in (0, 1, 2, 3, 4, 7, 8)] == [0, 1, 2, 2, 3, 3, 4]
