# SPDX-License-Identifier: Apache-2.0
"""Buy when a fall ends, sell when the rise is hot."""

from typing import Any

import talib.abstract as ta
from freqtrade.strategy import IntParameter, IStrategy
from pandas import DataFrame


class RsiTurn(IStrategy):
    """Buys when RSI comes back over `entry_rsi`, sells when it is over `exit_rsi`."""

    INTERFACE_VERSION = 3

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 30

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.02, "60": 0.01, "240": 0.0}
    stoploss = -0.05

    entry_rsi = IntParameter(20, 45, default=35, space="buy")
    exit_rsi = IntParameter(55, 85, default=70, space="sell")

    def version(self) -> str:
        """Version of this file, as in strategy.yaml; `./pilot strategy bump` raises both."""
        return "0.1.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """RSI of the closing price."""
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles in which RSI crosses `entry_rsi` upwards."""
        over = dataframe["rsi"] > self.entry_rsi.value
        crossed = over & (dataframe["rsi"].shift(1) <= self.entry_rsi.value)
        dataframe.loc[crossed & (dataframe["volume"] > 0), ["enter_long", "enter_tag"]] = (1, "rsi")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles in which RSI is over `exit_rsi`."""
        hot = dataframe["rsi"] > self.exit_rsi.value
        dataframe.loc[hot, ["exit_long", "exit_tag"]] = (1, "rsi")
        return dataframe
