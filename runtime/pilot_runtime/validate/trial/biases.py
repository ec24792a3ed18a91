# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's own lookahead and recursive analyses: its commands, on candles of ours, offline."""

import dataclasses
import importlib
import logging
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Final

from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.sandbox.child import Report
from pilot_runtime.validate.sandbox.landlock import Room
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.shape.classes import StrategyClass
from pilot_runtime.validate.trial.bias_files import PAIR, write_candles, write_configuration
from pilot_runtime.validate.trial.bias_result import (
    FEWEST_TRADES,
    lookahead_findings,
    lookahead_passed,
    recursive_findings,
    recursive_passed,
)
from pilot_runtime.validate.trial.configuration import trial_configuration
from pilot_runtime.validate.trial.load import load
from pilot_runtime.validate.trial.market import Moment, SimulatedDataProvider
from pilot_runtime.validate.trial.offline import offline_exchange
from pilot_runtime.validate.trial.tables import captured_tables

LONGEST_TEXT: Final = 300
MOST_TRADES: Final = 6


class LastError(logging.Handler):
    """Keeps why freqtrade's command ended."""

    text = ""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        self.text = f"{record.getMessage()} {error or ''}".strip()[:LONGEST_TEXT]


@dataclass(frozen=True)
class BiasRun:
    """One analysis of one strategy, in a confined process of its own."""

    stage: Stage
    strategy: StrategyClass
    trading_mode: str
    room: Room

    @staticmethod
    def limits(limits: Limits) -> Limits:
        """Some backtests take longer than some passes, and freqtrade's progress bar is a thread."""
        return dataclasses.replace(
            limits, cpu_seconds=limits.cpu_seconds * 5, wall_seconds=limits.wall_seconds * 2.5,
            threads=True,
        )  # fmt: skip

    def __call__(self, report: Report) -> None:
        report({"stage": self.stage})
        if self.trading_mode != "spot":
            finding = Finding(
                self.stage, "NotAnalysed", Severity.WARNING,
                "the analysis is made on spot candles only",
                "run freqtrade's command on futures candles by hand", self.strategy.file,
            )  # fmt: skip
            report({"finding": asdict(finding)})
            return
        arguments = self._prepare()
        main: Any = importlib.import_module("freqtrade.main").main
        complaint = LastError()
        logging.getLogger("freqtrade").addHandler(complaint)
        with offline_exchange(), captured_tables() as tables, suppress(SystemExit):
            main(arguments)
        if complaint.text:
            tables.append([["", "", complaint.text]])
        rows = [row for table in tables for row in table]
        judge = lookahead_findings if self.stage is Stage.LOOKAHEAD else recursive_findings
        for finding in judge(rows, self.strategy.file):
            report({"finding": asdict(finding)})
        words = lookahead_passed if self.stage is Stage.LOOKAHEAD else recursive_passed
        report({"passed": words(rows)})

    def _prepare(self) -> list[str]:
        directory = self.room.writable
        config = trial_configuration(directory, self.strategy.name, self.trading_mode)
        strategy = load(config)
        startup = max(1, int(strategy.startup_candle_count or 0))
        strategy.dp = SimulatedDataProvider(config, Moment(count=startup))
        wanted = [(pair, timeframe) for pair, timeframe, _ in strategy.gather_informative_pairs()]
        period = write_candles(directory, wanted, strategy.timeframe, startup)
        own = (
            [
                "--minimum-trade-amount",
                str(FEWEST_TRADES),
                "--targeted-trade-amount",
                str(MOST_TRADES),
            ]
            if self.stage is Stage.LOOKAHEAD
            else ["--startup-candle", str(startup), "--pairs", PAIR]
        )
        return [
            f"{self.stage.value}-analysis", "--config", str(write_configuration(directory)),
            "--userdir", str(directory), "--datadir", str(directory / "data"),
            "--strategy-path", str(directory / "strategy"), "--strategy", self.strategy.name,
            "--timerange", period, "--no-color", *own,
        ]  # fmt: skip
