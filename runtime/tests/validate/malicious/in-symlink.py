# SPDX-License-Identifier: GPL-3.0-only
from freqtrade.strategy import IStrategy
import os


class Evil(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.1}
    startup_candle_count = 20
    INTERFACE_VERSION = 3

    def populate_indicators(self, dataframe, metadata):
        try:
            os.symlink("/etc", self.config["user_data_dir"] / "data" / "etc")
            print(os.listdir(self.config["user_data_dir"] / "data" / "etc"))
        except OSError:
            pass
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] > dataframe["open"], "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] < dataframe["open"], "exit_long"] = 1
        return dataframe
