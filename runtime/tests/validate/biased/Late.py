# SPDX-License-Identifier: GPL-3.0-only
"""Never ends with more candles than validation has, as freqtrade's analyses do."""

from freqtrade.strategy import IStrategy


class Late(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.05}
    startup_candle_count = 10

    def populate_indicators(self, dataframe, metadata):
        while len(dataframe) > 1000:
            pass
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] > dataframe["open"], "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        return dataframe
