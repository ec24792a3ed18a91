# SPDX-License-Identifier: GPL-3.0-only
"""From what was seen of a confined process to findings. Pure."""

import signal
from collections.abc import Iterator
from typing import Any

from pilot_runtime.validate.analyses import LATE, Analysis
from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.outcome import Ending, Outcome

LONGEST_TEXT = 600
ANALYSES = frozenset(one.stage for one in Analysis)


def findings_of(outcome: Outcome, limits: Limits, first: Stage) -> Iterator[Finding]:
    """What the process said of itself, and what became of it.

    Its words may be a strategy's inventions, so they can add to a verdict and never take away.
    `first` is ours: it decides whether running out of time refuses, as it does but in analyses.
    """
    stage = first
    failed = False
    for message in outcome.messages:
        if "stage" in message:
            stage = _stage(message["stage"], stage)
        for key in ("finding", "attempt"):
            said = message.get(key)
            if isinstance(said, dict):
                finding = _finding(said, stage, attempted=key == "attempt")
                failed = failed or finding.severity is Severity.ERROR
                yield finding
    if outcome.ending is not Ending.FINISHED:
        yield _ended(outcome, limits, stage, late_is_fatal=first not in ANALYSES)


def stages_begun(outcome: Outcome, first: Stage) -> tuple[Stage, ...]:
    """Stages that the process came to."""
    return tuple(dict.fromkeys(_stage(name, first) for name in outcome.said("stage")))


def measured(outcome: Outcome) -> dict[str, float]:
    """Figures of the analysis; those seen from outside win over those it told."""
    told: dict[str, float] = {}
    for one in outcome.said("measured"):
        if isinstance(one, dict):
            told |= {
                str(name): value
                for name, value in one.items()
                if isinstance(value, int | float) and not isinstance(value, bool)
            }
    return told | {
        "wallSeconds": round(outcome.wall_seconds, 3),
        "processorSeconds": round(outcome.cpu_seconds, 3),
        "peakBytes": outcome.peak_bytes,
    }


def _ended(
    outcome: Outcome, limits: Limits, stage: Stage, *, late_is_fatal: bool
) -> Finding:  # fmt: skip
    place = next((f" at {text}" for text in reversed(outcome.said("at"))), "")
    ending = outcome.ending
    match ending:
        case Ending.OUT_OF_TIME:
            text, remedy = f"not done after {limits.wall_seconds:g} s", "do not wait, end loops"
        case Ending.OUT_OF_CPU:
            text = f"used {limits.cpu_seconds} s of processor time"
            remedy = "use columns in place of loops over rows"
        case Ending.TOO_MUCH_OUTPUT:
            text, remedy = f"printed more than {limits.output_bytes} bytes", "print less"
        case Ending.TOO_MUCH_DISK:
            text, remedy = f"wrote more than {limits.disk_bytes} bytes", "write no files"
        case Ending.CRASHED:
            text = f"killed by {_signal_name(-outcome.code)}{_hint(-outcome.code)}"
            remedy = "look for native code, endless recursion and very large arrays"
        case _:
            fault = next((str(one) for one in outcome.said("fault")), "")
            text = f"ended by itself with code {outcome.code}{': ' if fault else ''}{fault}"
            remedy = "raise an exception; ending the process ends the bot"
    severity = Severity.ERROR
    if ending in LATE and not late_is_fatal:
        # the analysis is freqtrade's: that it takes long is no fault of the strategy
        severity = Severity.WARNING
        text = f"freqtrade's {stage}-analysis ended without a result: {text}"
        remedy = "run freqtrade's command by hand, where it may take longer"
    return Finding(stage, str(ending), severity, f"{text}{place}"[:LONGEST_TEXT], remedy)


def _finding(said: dict[str, Any], stage: Stage, *, attempted: bool) -> Finding:
    text = "what" if attempted else "message"
    warned = not attempted and said.get("severity") == Severity.WARNING
    line = said.get("line")
    return Finding(
        stage if attempted else _stage(said.get("stage"), stage),
        str(said.get("code", "Unknown"))[:64],
        Severity.WARNING if warned else Severity.ERROR,
        str(said.get(text, ""))[:LONGEST_TEXT],
        str(said.get("remedy", ""))[:LONGEST_TEXT],
        str(said.get("file", ""))[:256],
        line if isinstance(line, int) else 0,
    )


def _stage(name: object, otherwise: Stage) -> Stage:
    return Stage(name) if isinstance(name, str) and name in set(Stage) else otherwise


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _hint(number: int) -> str:
    if number == signal.SIGKILL:
        return " (by itself, or by the kernel for want of memory)"
    return " (it crashed the interpreter)" if number in {signal.SIGSEGV, signal.SIGABRT} else ""
