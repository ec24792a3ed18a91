# SPDX-License-Identifier: GPL-3.0-only
"""The trial of one strategy, in the confined process."""

import resource
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pilot_runtime.validate.findings import LOOK_AHEAD, Finding, Severity, Stage
from pilot_runtime.validate.sandbox.child import Report
from pilot_runtime.validate.sandbox.guard import Attempt, Guard
from pilot_runtime.validate.sandbox.landlock import Room
from pilot_runtime.validate.shape.check import loaded_findings
from pilot_runtime.validate.shape.classes import StrategyClass
from pilot_runtime.validate.trial import passes
from pilot_runtime.validate.trial.blame import line_to_blame, sentence
from pilot_runtime.validate.trial.candles import Regime
from pilot_runtime.validate.trial.configuration import trial_configuration
from pilot_runtime.validate.trial.load import NotLoadedError, attributes_of, load
from pilot_runtime.validate.trial.market import Moment, SimulatedDataProvider

# candles beyond those that indicators need to begin with
MORE_CANDLES = 600


@dataclass(frozen=True)
class Trial:
    """What is tried: a class, in a directory of its own that it may write to."""

    strategy: StrategyClass
    trading_mode: str
    room: Room

    def __call__(self, report: Report) -> None:
        """Loads and analyses; everything it learns goes out at once, in case it is the last."""
        program = self.room.writable / "strategy"
        stage = Stage.LOAD
        Guard(self.room, program, partial(self._attempted, report)).install()
        try:
            report({"stage": stage})
            loaded, config = self._load(report)
            stage = Stage.ANALYSIS
            report({"stage": stage})
            self._analyse(loaded, config, report)
        except NotLoadedError as error:
            self._fault(report, stage, "NotLoaded", error.cause or error, program)
        except MemoryError as error:
            self._fault(report, stage, "OutOfMemory", error, program)
        except SystemExit as error:
            self._fault(report, stage, "EndsProcess", error, program)
        except BaseException as error:  # noqa: BLE001 whatever a strategy raises
            self._fault(report, stage, "Raises", error, program)

    def _load(self, report: Report) -> tuple[Any, dict[str, Any]]:
        config = trial_configuration(self.room.writable, self.strategy.name, self.trading_mode)
        loaded = load(config)
        findings = list(loaded_findings(self.strategy, attributes_of(loaded), self.trading_mode))
        for finding in findings:
            self._find(report, finding)
        return loaded, config

    def _analyse(self, loaded: Any, config: dict[str, Any], report: Report) -> None:
        first = int(loaded.startup_candle_count or 0)
        moment = Moment(count=first + MORE_CANDLES)
        loaded.dp = SimulatedDataProvider(config, moment)
        before = _resident_bytes()
        loaded.ft_bot_start()
        pairs = config["exchange"]["pair_whitelist"]
        seconds, entries, flaws = [], 0, set()
        for moment.regime in Regime:
            for pair in pairs:
                report({"at": f"{moment.regime.value} {pair}"})
                frame = moment.frame(pair, loaded.timeframe)
                done = passes.analyse(loaded, frame, pair)
                seconds.append(done.seconds)
                flaws |= set(passes.flaws(frame, done.frame, can_short=loaded.can_short))
                entries += sum(sum(v) for n, v in passes.signals(done.frame) if "enter" in n)
        flaws |= set(self._repeated(loaded, moment, pairs[0], first))
        if not entries:
            flaws.add(
                passes.Flaw("NeverEnters", "no entry in any of the generated markets",
                            "look whether the conditions can come true", fatal=False)
            )  # fmt: skip
        for flaw in sorted(flaws, key=lambda one: (one.code, one.message)):
            self._find(report, self._finding(Stage.ANALYSIS, flaw))
        report({"measured": {
            "analysisSeconds": round(sum(seconds) / len(seconds), 4),
            "slowestAnalysisSeconds": round(max(seconds), 4),
            "memoryBytes": max(0, _resident_bytes() - before),
            "candles": moment.count, "passes": len(seconds), "entries": entries,
        }})  # fmt: skip

    @staticmethod
    def _repeated(loaded: Any, moment: Moment, pair: str, first: int) -> list[passes.Flaw]:
        moment.regime = Regime.TREND
        frame = moment.frame(pair, loaded.timeframe)
        whole = passes.analyse(loaded, frame, pair)
        again = passes.analyse(loaded, frame, pair)
        found = []
        if passes.signals(whole.frame) != passes.signals(again.frame):
            found.append(
                passes.Flaw("NotRepeatable", "the same candles gave other signals the second time",
                            "keep no state and no chance between passes", fatal=False)
            )  # fmt: skip
        short = passes.analyse(loaded, frame.iloc[: first + MORE_CANDLES * 2 // 3].copy(), pair)
        changed = passes.differing(whole.frame, short.frame, first)
        if changed and not found:
            found.append(
                passes.Flaw(LOOK_AHEAD, f"{changed} signals change when later candles come",
                            "see the warnings about the text, or try --lookahead", fatal=False)
            )  # fmt: skip
        return found

    def _finding(self, stage: Stage, flaw: passes.Flaw) -> Finding:
        severity = Severity.ERROR if flaw.fatal else Severity.WARNING
        return Finding(stage, flaw.code, severity, flaw.message, flaw.remedy, self.strategy.file)

    def _fault(
        self, report: Report, stage: Stage, code: str, error: BaseException, program: Path
    ) -> None:
        file, line = line_to_blame(error, program)
        remedy = REMEDIES.get(code, "mend the line; the traceback of a bot would say the same")
        self._find(
            report, Finding(stage, code, Severity.ERROR, sentence(error), remedy, file, line)
        )

    @staticmethod
    def _attempted(report: Report, attempt: Attempt) -> None:
        report({"attempt": {
            "code": attempt.ban.code, "what": f"tried: {attempt.what}",
            "remedy": attempt.ban.remedy, "file": attempt.file, "line": attempt.line,
        }})  # fmt: skip

    @staticmethod
    def _find(report: Report, finding: Finding) -> None:
        report({"finding": asdict(finding)})


REMEDIES = {
    "OutOfMemory": "hold fewer columns and no copies of the dataframe",
    "EndsProcess": "raise an exception; ending the process ends the bot",
    "NotLoaded": "mend the line; bots of every strategy have the modules of freqtrade's image",
}


def _resident_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
