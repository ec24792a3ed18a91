# SPDX-License-Identifier: GPL-3.0-only
"""Long and short with leverage."""

import talib.abstract as ta
from freqtrade.strategy import BooleanParameter, IStrategy


class Shorts(IStrategy):
    INTERFACE_VERSION: int = 3
    timeframe: str = "15m"
    can_short: bool = True
    stoploss: float = -0.2
    minimal_roi: dict = {"0": 0.06}
    startup_candle_count: int = 40
    both = BooleanParameter(default=True, space="buy")
    order_types = {
        "entry": "limit",
        "exit": "limit",
        "stoploss": "market",
        "stoploss_on_exchange": False,
    }

    def populate_indicators(self, dataframe, metadata):
        macd = ta.MACD(dataframe)
        dataframe["macd"], dataframe["line"] = macd["macd"], macd["macdsignal"]
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["macd"] > dataframe["line"], "enter_long"] = 1
        dataframe.loc[dataframe["macd"] < dataframe["line"], "enter_short"] = int(self.both.value)
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[dataframe["macd"] < dataframe["line"], "exit_long"] = 1
        dataframe.loc[dataframe["macd"] > dataframe["line"], "exit_short"] = 1
        return dataframe

    def leverage(
        self,
        pair,
        current_time,
        current_rate,
        proposed_leverage,
        max_leverage,
        entry_tag,
        side,
        **kwargs,
    ):
        return min(3.0, max_leverage)
