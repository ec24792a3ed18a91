# SPDX-License-Identifier: Apache-2.0
"""Follow trends when there are some, buy dips when there are none."""

from typing import Any

import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class BalancedStrat(IStrategy):
    """ADX decides which of two methods may enter.

    Entry `trend`, with ADX over `trending`: the fast average is above the slow one and the price
    rises above it.
    Entry `dip`, with ADX under it: the price turns up from below the lower Bollinger band.
    Exit: a price over the upper band, or averages that have turned in a trending market.
    """

    INTERFACE_VERSION = 3

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 150

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.02, "60": 0.01, "180": 0.004, "360": 0.0}
    stoploss = -0.04
    trailing_stop = True
    trailing_stop_positive = 0.007
    trailing_stop_positive_offset = 0.014
    trailing_only_offset_is_reached = True

    trending = IntParameter(18, 32, default=24, space="buy")
    width = DecimalParameter(1.4, 2.4, default=1.7, decimals=1, space="buy")
    over_the_band = DecimalParameter(0.995, 1.005, default=1.0, decimals=3, space="sell")

    plot_config = {
        "main_plot": {"band_low": {"color": "#9aa5b1"}, "band_high": {"color": "#9aa5b1"}},
        "subplots": {"ADX": {"adx": {"color": "#c0392b"}}},
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after each exit, all of them after four stops in five hours."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 3},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 60,
                "trade_limit": 4,
                "stop_duration_candles": 24,
                "only_per_pair": False,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Averages, bands, and the strength of the trend."""
        dataframe["ema_fast"] = ta.EMA(dataframe, timeperiod=10)
        dataframe["ema_slow"] = ta.EMA(dataframe, timeperiod=30)
        dataframe["adx"] = ta.ADX(dataframe, timeperiod=14)
        bands = ta.BBANDS(
            dataframe, timeperiod=20, nbdevup=self.width.value, nbdevdn=self.width.value
        )
        dataframe["band_low"], dataframe["band_high"] = bands["lowerband"], bands["upperband"]
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark rising candles of trends, and turns at the lower band without one."""
        traded = dataframe["volume"] > 0
        rising = dataframe["close"] > dataframe["close"].shift(1)
        moving = dataframe["adx"] > self.trending.value
        order = dataframe["ema_fast"] > dataframe["ema_slow"]
        trend = moving & order & rising & (dataframe["close"] > dataframe["ema_fast"]) & traded
        low = dataframe["low"] < dataframe["band_low"]
        recently = low.rolling(3, min_periods=1).max() > 0
        dip = ~moving & dataframe["adx"].notna() & recently & rising & traded
        dataframe.loc[trend, ["enter_long", "enter_tag"]] = (1, "trend")
        dataframe.loc[dip, ["enter_long", "enter_tag"]] = (1, "dip")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles over the upper band, and turned trends."""
        high = dataframe["close"] > dataframe["band_high"] * self.over_the_band.value
        turned = (dataframe["adx"] > self.trending.value) & (
            dataframe["ema_fast"] < dataframe["ema_slow"]
        )
        dataframe.loc[turned, ["exit_long", "exit_tag"]] = (1, "turned")
        dataframe.loc[high, ["exit_long", "exit_tag"]] = (1, "over_the_band")
        return dataframe
