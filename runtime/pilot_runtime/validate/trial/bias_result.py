# SPDX-License-Identifier: GPL-3.0-only
"""What the tables of freqtrade's analyses say. Pure."""

import math
import re
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import (
    LOOK_AHEAD,
    STARTUP_TOO_SHORT,
    Finding,
    Severity,
    Stage,
)

# an indicator that differs by less for want of earlier candles is near enough
TOLERATED_PERCENT: Final = 1.0
# with fewer trades the lookahead analysis has too little to judge by
FEWEST_TRADES: Final = 3
_WHOLE_ROW: Final = 7
_MOST_NAMES: Final = 10
# as merge_informative_pair names columns
_LONGER: Final = re.compile(r"_\d+[mhdwM]$")


def lookahead_findings(rows: list[list[str]], file: str) -> Iterator[Finding]:
    """Rows: file, class, bias, signals, biased entries, biased exits, biased indicators."""
    if not rows:
        yield _not_analysed(Stage.LOOKAHEAD, "freqtrade gave no result", file)
    for row in rows:
        if len(row) < _WHOLE_ROW:
            yield _not_analysed(Stage.LOOKAHEAD, row[-1], file)
        elif row[2] == "Yes" and _only_longer_timeframes(row):
            # freqtrade fills a longer timeframe's columns only from its first whole candle on
            yield Finding(
                Stage.LOOKAHEAD, "LookAheadUnclear", Severity.WARNING,
                f"no entry or exit changes, but columns of longer timeframes do: {row[6]}",
                "usual where their candle is longer than what was analysed; look at the merge",
                file,
            )  # fmt: skip
        elif row[2] == "Yes":
            yield Finding(
                Stage.LOOKAHEAD, LOOK_AHEAD, Severity.WARNING,
                f"of {row[3]} trades {row[4]} entries and {row[5]} exits change when later candles "
                f"are taken away; indicators: {row[6] or 'none'}",
                "an indicator or a signal uses candles that come later", file,
            )  # fmt: skip


def recursive_findings(rows: list[list[str]], file: str) -> Iterator[Finding]:
    """Rows: indicator, difference in percent with the strategy's own number of candles."""
    for row in rows:
        if row[:1] == [""]:
            yield _not_analysed(Stage.RECURSIVE, row[-1], file)
    drifts = {row[0]: _drift(row[1:]) for row in rows if row[:1] != [""]}
    drifting = [
        f"{name} ({'no value, or 0' if drift == math.inf else f'{drift:g} %'})"
        for name, drift in sorted(drifts.items())
        if drift > TOLERATED_PERCENT
    ]
    if drifting:
        yield Finding(
            Stage.RECURSIVE, STARTUP_TOO_SHORT, Severity.WARNING,
            f"more than {TOLERATED_PERCENT:g} % off with startup_candle_count candles before: "
            f"{', '.join(drifting[:_MOST_NAMES])}{_more(drifting)}",
            "raise startup_candle_count", file,
        )  # fmt: skip


def _only_longer_timeframes(row: list[str]) -> bool:
    names = [name.strip() for name in row[6].split(",") if name.strip()]
    return row[4:6] == ["0", "0"] and all(_LONGER.search(name) for name in names)


def lookahead_passed(rows: list[list[str]]) -> str:
    """What it says when nothing was found."""
    trades = ", ".join(row[3] for row in rows if len(row) >= _WHOLE_ROW)
    return f"{trades} trades; none of them changes when later candles are taken away"


def recursive_passed(rows: list[list[str]]) -> str:
    """What it says when nothing was found; rows are indicators that differ at all."""
    return (
        f"no indicator is more than {TOLERATED_PERCENT:g} % off with startup_candle_count candles "
        f"before; {len(rows)} of them differ at all"
    )


def _drift(cells: list[str]) -> float:
    """Percent; infinite where freqtrade has no percentage, as one of the values is missing or 0."""
    if any(cell.strip() == "nan%" for cell in cells):
        return math.inf
    numbers = [
        float(found[1]) for cell in cells if (found := re.fullmatch(r"(-?[\d.]+)%", cell.strip()))
    ]
    return max(map(abs, numbers), default=0.0)


def _more(names: list[str]) -> str:
    return f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""


def _not_analysed(stage: Stage, why: str, file: str) -> Finding:
    return Finding(
        stage, "NotAnalysed", Severity.WARNING, why,
        "look whether it enters trades on the generated candles at all", file,
    )  # fmt: skip
