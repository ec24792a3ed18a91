# SPDX-License-Identifier: GPL-3.0-only
"""Candles from a seed: the same for the same pair, timeframe and regime, for ever."""

import hashlib
import importlib
from enum import StrEnum
from typing import Any, Final

END: Final = "2026-01-01"
COLUMNS: Final = ("date", "open", "high", "low", "close", "volume")


class Regime(StrEnum):
    """What the market does."""

    TREND = "trend"
    CRASH = "crash"
    FLAT = "flat"
    GAPS = "gaps"


def candles(pair: str, seconds: int, regime: Regime, count: int) -> Any:
    """So many candles of this length as a dataframe in freqtrade's form, without gaps or NaN.

    Candles in which nothing was traded have volume 0 and one price, as freqtrade fills them in.
    """
    numpy: Any = importlib.import_module("numpy")
    pandas: Any = importlib.import_module("pandas")
    random = numpy.random.default_rng(_seed(pair, seconds, regime))
    steps, quiet = _steps(numpy, random, regime, count)
    closes = 100 * numpy.exp(numpy.cumsum(steps))
    opens = numpy.concatenate(([100.0], closes[:-1]))
    if regime is Regime.GAPS:
        opens = numpy.where(quiet, opens, opens * (1 + random.normal(0, 0.004, count)))
    wick = numpy.abs(random.normal(0, 0.001, (2, count))) * ~quiet
    frame = pandas.DataFrame(
        {
            "date": pandas.date_range(
                end=pandas.Timestamp(END, tz="UTC"), periods=count, freq=f"{seconds}s"
            ).as_unit("ms"),
            "open": opens,
            "high": numpy.maximum(opens, closes) * (1 + wick[0]),
            "low": numpy.minimum(opens, closes) * (1 - wick[1]),
            "close": closes,
            "volume": numpy.where(quiet, 0.0, random.lognormal(6, 1, count)),
        }
    )
    return frame[list(COLUMNS)]


def _steps(numpy: Any, random: Any, regime: Regime, count: int) -> tuple[Any, Any]:
    """Changes of the logarithm of the price, and which candles are without trades."""
    quiet = numpy.zeros(count, dtype=bool)
    # waves on top of noise, so that indicators cross now and then
    waves = 0.0015 * numpy.sin(numpy.arange(count) / 9) * random.uniform(0.5, 1.5)
    noise = random.normal(0, 0.003, count)
    match regime:
        case Regime.TREND:
            steps = noise + waves + 0.0004
        case Regime.CRASH:
            steps = noise + waves
            fall = count * 3 // 4
            steps[fall : fall + 12] -= 0.06
            steps[fall + 12 :] *= 2.5
        case Regime.FLAT:
            steps = noise * 0.02
            quiet = random.random(count) < 0.3  # noqa: PLR2004 a share
        case Regime.GAPS:
            steps = noise + waves
            for start in random.integers(0, count, size=max(1, count // 150)):
                quiet[start : start + int(random.integers(3, 30))] = True
    return numpy.where(quiet, 0.0, steps), quiet


def _seed(pair: str, seconds: int, regime: Regime) -> int:
    name = f"{pair} {seconds} {regime.value}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
