# SPDX-License-Identifier: GPL-3.0-only
"""A helper module and a base class of the same strategy."""

from freqtrade.strategy import IntParameter
from functools import reduce

from crossing import Averaging, crossed_above


class WithHelpers(Averaging):
    timeframe = "15m"
    stoploss = -0.1
    minimal_roi = {"0": 0.05}
    startup_candle_count = 50
    fast = IntParameter(3, 20, default=8, space="buy")

    def populate_entry_trend(self, dataframe, metadata):
        conditions = [
            crossed_above(dataframe["close"], dataframe["average"]),
            dataframe["volume"] > 0,
        ]
        dataframe.loc[reduce(lambda one, other: one & other, conditions), "enter_long"] = 1
        return dataframe
