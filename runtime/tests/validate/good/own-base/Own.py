# SPDX-License-Identifier: GPL-3.0-only
"""A dataclass, a type alias, an enumeration and a context: plain Python."""

import enum
import operator
from collections import defaultdict, namedtuple
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from freqtrade.strategy import IStrategy

Level = namedtuple("Level", "name ratio")


class Side(enum.Enum):
    UP = 1
    DOWN = -1


@dataclass
class Plan:
    levels: list = field(default_factory=lambda: [Level("near", 0.99), Level("far", 0.97)])

    def describe(self) -> dict[str, float]:
        found: defaultdict[str, float] = defaultdict(float)
        for one, other in pairwise(self.levels):
            found[one.name] += one.ratio - other.ratio
        return dict(found)


class Own(IStrategy):
    timeframe = "30m"
    stoploss = -0.07
    minimal_roi = {"0": 0.02}
    startup_candle_count = 30

    def __init__(self, config: dict) -> None:
        super().__init__(config)
        self.plan = Plan()

    def populate_indicators(self, dataframe, metadata):
        for number, level in enumerate(self.plan.levels):
            dataframe[f"level_{number}"] = dataframe["low"].rolling(30).min() / level.ratio
        with suppress(KeyError):
            dataframe["missing"] = dataframe["not_there"]
        dataframe["log"] = np.log(dataframe["close"]).diff()
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        near = operator.lt(dataframe["close"], dataframe["level_0"])
        dataframe.loc[near & (dataframe["log"] > 0), "enter_long"] = Side.UP.value
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["log"] < -0.01, "exit_long"] = 1
        return dataframe
