# SPDX-License-Identifier: GPL-3.0-only
"""A bot counts about itself: errors it logs, and how long its loops and its analysis take."""

import importlib
import json
import logging
import os
import statistics
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "vitals.json"
RECENT = 30
STRATEGY_FAILURES = "freqtrade.strategy.strategy_wrapper"
"""Logger of exceptions that a strategy raised; a ValueError is a mere warning there."""


def _recent() -> deque[float]:
    return deque(maxlen=RECENT)


@dataclass
class Vitals:
    """Counts of one process, written to a file for the agent after each trading loop.

    `loops` are the seconds of the last trading loops, `analyses` those that a new candle of all
    pairs took: a loop without a new candle analyses nothing and is not among them.
    """

    path: Path
    since: float
    errors: int = 0
    loops: deque[float] = field(default_factory=_recent)
    analyses: deque[float] = field(default_factory=_recent)
    _in_this_loop: float = 0.0

    def heard(self, record: logging.LogRecord) -> None:
        """Count a record, if it tells of an error."""
        failed = record.name == STRATEGY_FAILURES and record.levelno >= logging.WARNING
        if failed or record.levelno >= logging.ERROR:
            self.errors += 1

    def analysed(self, seconds: float) -> None:
        """One pair has been analysed."""
        self._in_this_loop += seconds

    def looped(self, seconds: float | None) -> None:
        """A loop is over; None = it was broken off."""
        if seconds is not None:
            self.loops.append(seconds)
            if self._in_this_loop:
                self.analyses.append(self._in_this_loop)
        self._in_this_loop = 0.0
        self.write()

    def write(self) -> None:
        """A bot does not fail because it cannot tell how it is."""
        content = {
            "pid": os.getpid(),
            "since": self.since,
            "errors": self.errors,
            "loopMs": _median_ms(self.loops),
            "analysisMs": _median_ms(self.analyses),
        }
        fresh = self.path.with_suffix(".new")
        with suppress(OSError):
            fresh.write_text(json.dumps(content), encoding="utf-8")
            fresh.replace(self.path)


def _median_ms(seconds: deque[float]) -> float | None:
    return round(statistics.median(seconds) * 1000, 2) if seconds else None


def count(run_dir: Path, clock: Callable[[], float] = time.time) -> Callable[[], None]:
    """Let freqtrade's loop, analysis and log be counted; returns how to undo it."""
    vitals = Vitals(run_dir / FILE, clock())
    handler = importlib.import_module("freqtrade.loggers").bufferHandler
    bot = importlib.import_module("freqtrade.freqtradebot").FreqtradeBot
    strategy = importlib.import_module("freqtrade.strategy.interface").IStrategy
    process, analyze, emit = bot.process, strategy.analyze_ticker, handler.emit

    def counted_process(self: Any) -> Any:
        started = time.monotonic()
        seconds = None
        try:
            done = process(self)
            seconds = time.monotonic() - started
            return done
        finally:
            vitals.looped(seconds)

    def counted_analyze(self: Any, *args: Any, **words: Any) -> Any:
        started = time.monotonic()
        try:
            return analyze(self, *args, **words)
        finally:
            vitals.analysed(time.monotonic() - started)

    def counted_emit(record: logging.LogRecord) -> None:
        vitals.heard(record)
        emit(record)

    bot.process, strategy.analyze_ticker, handler.emit = (
        counted_process, counted_analyze, counted_emit,
    )  # fmt: skip
    vitals.write()

    def undo() -> None:
        bot.process, strategy.analyze_ticker = process, analyze
        del handler.emit

    return undo
