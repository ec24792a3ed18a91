# SPDX-License-Identifier: GPL-3.0-only
"""Drops candles and gives signals that are none: a bot would refuse each result."""

from freqtrade.strategy import IStrategy


class Cut(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.05}
    startup_candle_count = 10

    def populate_indicators(self, dataframe, metadata):
        return dataframe.dropna().iloc[5:]

    def populate_entry_trend(self, dataframe, metadata):
        dataframe["enter_long"] = "yes"
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        return dataframe
