# SPDX-License-Identifier: GPL-3.0-only
"""Longer timeframes in three ways."""

import numpy as np
import pandas as pd
import talib.abstract as ta
from freqtrade.strategy import IStrategy, informative, merge_informative_pair
from pandas import DataFrame


class Informative(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    stoploss = -0.08
    minimal_roi = {"0": 0.03, "60": 0.01}
    startup_candle_count = 60

    def informative_pairs(self):
        return [(pair, "1h") for pair in self.dp.current_whitelist()] + [("ETH/USDT", "1d")]

    @informative("1h")
    @informative("15m", "BTC/{stake}", "btc_{column}_{timeframe}")
    def populate_indicators_1h(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        return dataframe

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        daily = self.dp.get_pair_dataframe("ETH/USDT", "1d")
        daily["sma"] = ta.SMA(daily, timeperiod=10)
        dataframe = merge_informative_pair(dataframe, daily, self.timeframe, "1d", ffill=True)
        dataframe["ema"] = ta.EMA(dataframe, timeperiod=20)
        dataframe["state"] = np.select(
            [dataframe["close"] > dataframe["ema"], dataframe["close"] < dataframe["ema"]], [1, -1]
        )
        dataframe["strength"] = pd.Series(np.where(dataframe["rsi_1h"] > 50, 1.0, 0.0))
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[
            (dataframe["state"] == 1) & (dataframe["strength"] > 0) & (dataframe["volume"] > 0),
            ["enter_long", "enter_tag"],
        ] = (1, "with_the_hour")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[dataframe["state"] == -1, "exit_long"] = 1
        return dataframe
