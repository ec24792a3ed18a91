# SPDX-License-Identifier: GPL-3.0-only
from freqtrade.strategy import IStrategy
from numpy.lib.stride_tricks import as_strided


class Evil(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.1}
    startup_candle_count = 20
    INTERFACE_VERSION = 3

    def populate_indicators(self, dataframe, metadata):
        window = as_strided(dataframe["close"].to_numpy().copy(), shape=(1 << 40,), strides=(8,))
        for start in range(0, 1 << 34, 1 << 12):
            window[start] = 0
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] > dataframe["open"], "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] < dataframe["open"], "exit_long"] = 1
        return dataframe
