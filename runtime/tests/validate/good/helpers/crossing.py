# SPDX-License-Identifier: GPL-3.0-only
import pandas as pd
from freqtrade.strategy import IStrategy


def crossed_above(one: pd.Series, other: pd.Series) -> pd.Series:
    return (one > other) & (one.shift(1) <= other.shift(1))


class Averaging(IStrategy):
    timeframe = "5m"

    def populate_indicators(self, dataframe, metadata):
        dataframe["average"] = dataframe["close"].rolling(self.fast.value).mean()
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] < dataframe["average"], "exit_long"] = 1
        return dataframe
