# SPDX-License-Identifier: GPL-3.0-only
"""Knows the future in every way that the rules know of."""

import numpy as np
import talib.abstract as ta
from freqtrade.strategy import IStrategy


class Tomorrow(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.05}
    startup_candle_count = 30

    def populate_indicators(self, dataframe, metadata):
        dataframe["next"] = dataframe["close"].shift(-1)
        dataframe["middle"] = dataframe["close"].rolling(9, center=True).mean()
        dataframe["filled"] = dataframe["volume"].replace(0, np.nan).bfill()
        dataframe["level"] = dataframe["close"] / dataframe["close"].mean()
        dataframe["last"] = dataframe["close"] < dataframe["close"].iloc[-1]
        dataframe["rsi"] = ta.RSI(dataframe)
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["next"] > dataframe["close"] * 1.002, "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["next"] < dataframe["close"], "exit_long"] = 1
        return dataframe
