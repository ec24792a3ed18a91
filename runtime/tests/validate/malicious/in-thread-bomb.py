# SPDX-License-Identifier: GPL-3.0-only
from freqtrade.strategy import IStrategy
import threading
import time


class Evil(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.1}
    startup_candle_count = 20
    INTERFACE_VERSION = 3

    def populate_indicators(self, dataframe, metadata):
        def wait():
            time.sleep(1e9)

        while True:
            threading.Thread(target=wait, daemon=True).start()
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] > dataframe["open"], "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] < dataframe["open"], "exit_long"] = 1
        return dataframe
