# SPDX-License-Identifier: GPL-3.0-only
"""Averages over far more candles than it asks for before its first signal."""

import talib.abstract as ta
from freqtrade.strategy import IStrategy


class Short(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.02}
    startup_candle_count = 20

    def populate_indicators(self, dataframe, metadata):
        dataframe["slow"] = dataframe["close"].ewm(span=900, adjust=False).mean()
        dataframe["missing"] = ta.SMA(dataframe, timeperiod=200)
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=3)
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["rsi"] < 20, "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["rsi"] > 80, "exit_long"] = 1
        return dataframe
