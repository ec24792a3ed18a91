# SPDX-License-Identifier: Apache-2.0
"""Follow a short trend while it still has room, leave when it turns."""

from datetime import datetime
from typing import Any

import talib.abstract as ta
from freqtrade.persistence import Trade
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class EmaRsiStrategy(IStrategy):
    """Two moving averages say where the price is going, RSI says how far it has run.

    Entry: the fast average is above the slow one, both price and fast average are rising, and
    RSI is between `entry_rsi_low` and `entry_rsi_high`, so neither weak nor overheated.
    Exit: the fast average falls below the slow one by `exit_gap`, or RSI is over `exit_rsi`.
    Besides, profits are taken by `minimal_roi` and losses cut by `stoploss` (ratios).

    A trend does not come back for orders that wait: limit orders reach `RUN_AFTER` (a ratio of the
    price) over the spread.
    """

    INTERFACE_VERSION = 3
    RUN_AFTER = 0.0005

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 120

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.02, "30": 0.01, "90": 0.005, "240": 0.0}
    stoploss = -0.03
    trailing_stop = True
    trailing_stop_positive = 0.006
    trailing_stop_positive_offset = 0.012
    trailing_only_offset_is_reached = True

    fast = IntParameter(5, 20, default=9, space="buy")
    slow = IntParameter(18, 60, default=21, space="buy")
    entry_rsi_low = IntParameter(40, 55, default=48, space="buy")
    entry_rsi_high = IntParameter(60, 75, default=68, space="buy")
    exit_rsi = IntParameter(70, 90, default=80, space="sell")
    exit_gap = DecimalParameter(0.0, 0.002, default=0.0002, decimals=4, space="sell")

    plot_config = {
        "main_plot": {"ema_fast": {"color": "#e8a33d"}, "ema_slow": {"color": "#3d7be8"}},
        "subplots": {"RSI": {"rsi": {"color": "#8a5cd1"}}},
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after each exit, and all pairs after a row of stop losses."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 2},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 60,
                "trade_limit": 4,
                "stop_duration_candles": 30,
                "only_per_pair": False,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Averages and RSI of the closing price."""
        dataframe["ema_fast"] = ta.EMA(dataframe, timeperiod=self.fast.value)
        dataframe["ema_slow"] = ta.EMA(dataframe, timeperiod=self.slow.value)
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles whose trend is up and has room."""
        rising = (dataframe["ema_fast"] > dataframe["ema_fast"].shift(1)) & (
            dataframe["close"] > dataframe["ema_fast"]
        )
        room = dataframe["rsi"].between(self.entry_rsi_low.value, self.entry_rsi_high.value)
        trend = dataframe["ema_fast"] > dataframe["ema_slow"]
        entry = trend & rising & room & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "trend")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles whose trend has turned or is overheated."""
        turned = dataframe["ema_fast"] < dataframe["ema_slow"] * (1.0 - self.exit_gap.value)
        hot = dataframe["rsi"] > self.exit_rsi.value
        dataframe.loc[turned, ["exit_long", "exit_tag"]] = (1, "trend_turned")
        dataframe.loc[hot, ["exit_long", "exit_tag"]] = (1, "overheated")
        return dataframe

    def custom_entry_price(
        self,
        pair: str,
        trade: Trade | None,
        current_time: datetime,
        proposed_rate: float,
        entry_tag: str | None,
        side: str,
        **kwargs: Any,
    ) -> float:
        """Limit price of an entry, in quote currency."""
        return proposed_rate * (1.0 + self.RUN_AFTER)

    def custom_exit_price(
        self,
        pair: str,
        trade: Trade,
        current_time: datetime,
        proposed_rate: float,
        current_profit: float,
        exit_tag: str | None,
        **kwargs: Any,
    ) -> float:
        """Limit price of an exit, in quote currency."""
        return proposed_rate * (1.0 - self.RUN_AFTER)
