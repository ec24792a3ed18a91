# SPDX-License-Identifier: Apache-2.0
"""Two ways into a moving market on one-minute candles, and a stop that follows closely."""

from typing import Any

import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class AggressiveSophisticated1m(IStrategy):
    """Buys breakouts, and pull-backs within a trend that is strong.

    Entry `breakout`: the close is above the highest high of `range_candles` candles before, with
    more volume than usual.
    Entry `pull_back`: ADX is over `strength`, the averages are in order, and the price has just
    come back over the fast one.
    Exit: the fast average falls below the slow one. From 0.8 % profit on the stop follows at
    0.4 % (ratios).
    """

    INTERFACE_VERSION = 3

    timeframe = "1m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 150

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.025, "20": 0.012, "60": 0.005, "120": 0.0}
    stoploss = -0.02
    trailing_stop = True
    trailing_stop_positive = 0.004
    trailing_stop_positive_offset = 0.008
    trailing_only_offset_is_reached = True

    range_candles = IntParameter(10, 40, default=15, space="buy")
    strength = IntParameter(15, 35, default=18, space="buy")
    more_volume = DecimalParameter(0.8, 2.0, default=1.0, decimals=1, space="buy")

    plot_config = {
        "main_plot": {"ema_fast": {"color": "#e8a33d"}, "ema_slow": {"color": "#3d7be8"}},
        "subplots": {"ADX": {"adx": {"color": "#c0392b"}}},
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after each exit, all of them after four stops, bad pairs for an hour."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 2},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 120,
                "trade_limit": 4,
                "stop_duration_candles": 30,
                "only_per_pair": False,
            },
            {
                "method": "LowProfitPairs",
                "lookback_period_candles": 360,
                "trade_limit": 4,
                "stop_duration_candles": 60,
                "required_profit": -0.02,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Averages, strength of the trend, the top of the range, usual volume."""
        dataframe["ema_fast"] = ta.EMA(dataframe, timeperiod=8)
        dataframe["ema_slow"] = ta.EMA(dataframe, timeperiod=21)
        dataframe["adx"] = ta.ADX(dataframe, timeperiod=14)
        highs = dataframe["high"].shift(1)
        dataframe["range_top"] = highs.rolling(self.range_candles.value).max()
        dataframe["usual_volume"] = dataframe["volume"].rolling(30).mean()
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark pull-backs, then breakouts, which give the tag when both are true."""
        traded = dataframe["volume"] > 0
        order = dataframe["ema_fast"] > dataframe["ema_slow"]
        back = (dataframe["close"] > dataframe["ema_fast"]) & (
            dataframe["low"] < dataframe["ema_fast"]
        )
        pull_back = order & back & (dataframe["adx"] > self.strength.value) & traded
        busy = dataframe["volume"] > dataframe["usual_volume"] * self.more_volume.value
        breakout = (dataframe["close"] > dataframe["range_top"]) & busy & traded
        dataframe.loc[pull_back, ["enter_long", "enter_tag"]] = (1, "pull_back")
        dataframe.loc[breakout, ["enter_long", "enter_tag"]] = (1, "breakout")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles whose averages are out of order."""
        turned = dataframe["ema_fast"] < dataframe["ema_slow"]
        dataframe.loc[turned, ["exit_long", "exit_tag"]] = (1, "turned")
        return dataframe
