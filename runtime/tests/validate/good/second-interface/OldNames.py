# SPDX-License-Identifier: GPL-3.0-only
"""Method names of interface version 2, which spot markets still take."""

from freqtrade.strategy.interface import IStrategy
from pandas import DataFrame


class OldNames(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.02}
    startup_candle_count = 20

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["highest"] = dataframe["high"].shift(1).rolling(20).max()
        return dataframe

    def populate_buy_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[dataframe["close"] > dataframe["highest"], "buy"] = 1
        return dataframe

    def populate_sell_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[dataframe["close"] < dataframe["open"], "sell"] = 1
        return dataframe
