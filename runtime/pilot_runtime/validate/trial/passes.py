# SPDX-License-Identifier: GPL-3.0-only
"""One analysis of candles by a strategy, and what is wrong with its result."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from freqtrade.strategy.strategy_validation import StrategyResultValidator

SIGNALS: Final = ("enter_long", "exit_long", "enter_short", "exit_short")


@dataclass(frozen=True)
class Pass:
    """The dataframe with indicators and signals, and how long it took."""

    frame: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something about a result; a bot refuses it when it is fatal."""

    code: str
    message: str
    remedy: str
    fatal: bool = True


def analyse(strategy: Any, frame: Any, pair: str) -> Pass:
    """Indicators, entries and exits, in the way and order of a backtest."""
    began = time.perf_counter()
    checked = StrategyResultValidator(frame)
    done = strategy.advise_indicators(frame.copy(), {"pair": pair})
    checked.assert_df(done)
    done = strategy.ft_advise_signals(done.copy(), {"pair": pair})
    checked.assert_df(done)
    return Pass(done, time.perf_counter() - began)


def flaws(before: Any, after: Any, *, can_short: bool) -> Iterator[Flaw]:
    """What is wrong with the columns that came back."""
    if not {"enter_long", "enter_short"} & set(after.columns):
        yield Flaw("NoEntries", "no column enter_long or enter_short came back",
                   "set dataframe.loc[condition, 'enter_long'] = 1", fatal=False)  # fmt: skip
    for name in SIGNALS:
        if name in after.columns:
            wrong = sorted({str(v) for v in after[name].dropna().unique() if v not in (0, 1)})
            if wrong:
                yield Flaw("SignalInvalid", f"{name} holds {', '.join(wrong[:3])}",
                           "use 1 for a signal and 0 or nothing without one")  # fmt: skip
    if not can_short and "enter_short" in after and bool((after["enter_short"] == 1).any()):
        yield Flaw("ShortsIgnored", "enter_short is set, but can_short is not",
                   "set can_short = True for futures", fatal=False)  # fmt: skip
    doubled = sorted({str(name) for name in after.columns[after.columns.duplicated()]})
    if doubled:
        yield Flaw("ColumnTwice", f"columns are there twice: {', '.join(doubled[:5])}",
                   "give each its own name")  # fmt: skip
        return
    changed = [
        name
        for name in before.columns
        if name in after and not before[name].equals(after[name].astype(before[name].dtype))
    ]
    if changed:
        yield Flaw("CandlesChanged", f"changes {', '.join(changed)} of the candles",
                   "write into columns of your own", fatal=False)  # fmt: skip


def signals(frame: Any) -> list[tuple[str, tuple[int, ...]]]:
    """Signals as plain numbers, to compare passes."""
    return [
        (name, tuple((frame[name] == 1).astype(int).tolist())) for name in SIGNALS if name in frame
    ]


def differing(long: Any, short: Any, first: int) -> int:
    """Candles, from `first` on, whose signals change when later candles become known.

    The newest candle of the shorter pass is left out: `shift` and `diff` may differ there.
    """
    whole = dict(signals(long))
    last = len(short) - 1
    return sum(
        one != other
        for name, values in signals(short)
        for one, other in zip(values[first:last], whole.get(name, values)[first:last], strict=True)
    )
