# SPDX-License-Identifier: GPL-3.0-only
"""Remembers what it did, and overwrites candles."""

from freqtrade.strategy import IStrategy


class Moody(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.05}
    calls = 0

    def populate_indicators(self, dataframe, metadata):
        Moody.calls += 1
        dataframe["high"] = dataframe["high"] * 1.01
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe.index % 7 == Moody.calls % 7, "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        return dataframe
