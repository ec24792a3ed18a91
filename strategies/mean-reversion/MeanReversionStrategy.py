# SPDX-License-Identifier: Apache-2.0
"""Buy what has fallen unusually far for a moment, sell when it is back in the middle."""

from typing import Any

import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class MeanReversionStrategy(IStrategy):
    """Bollinger bands say what is unusual, RSI when sellers tire, a slow average what to avoid.

    Entry: within the last three candles the price has been below the lower band with RSI under
    `entry_rsi`, it has begun to rise, and it is not falling with a long slide (`worst_slide`: the
    lowest ratio of the slow average to what it was an hour of candles ago).
    Exit: the price is back at the middle band. `minimal_roi` and `stoploss` are ratios.
    """

    INTERFACE_VERSION = 3

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 200

    # Minutes after entry: profit ratio that is enough. Reversion comes soon or not at all.
    minimal_roi = {"0": 0.015, "20": 0.008, "60": 0.003, "120": 0.0}
    stoploss = -0.025

    width = DecimalParameter(1.5, 2.5, default=1.8, decimals=1, space="buy")
    entry_rsi = IntParameter(25, 45, default=40, space="buy")
    worst_slide = DecimalParameter(0.970, 0.999, default=0.985, decimals=3, space="buy")
    exit_above_middle = DecimalParameter(-0.002, 0.004, default=0.0, decimals=3, space="sell")

    plot_config = {
        "main_plot": {
            "band_low": {"color": "#9aa5b1"},
            "band_middle": {"color": "#3d7be8"},
            "band_high": {"color": "#9aa5b1"},
        },
        "subplots": {"RSI": {"rsi": {"color": "#8a5cd1"}}},
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after each exit, longer when it goes on losing."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 3},
            {
                "method": "LowProfitPairs",
                "lookback_period_candles": 240,
                "trade_limit": 4,
                "stop_duration_candles": 60,
                "required_profit": -0.01,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Bands over 20 candles, RSI, and the slide of a slow average."""
        bands = ta.BBANDS(
            dataframe, timeperiod=20, nbdevup=self.width.value, nbdevdn=self.width.value
        )
        dataframe["band_low"] = bands["lowerband"]
        dataframe["band_middle"] = bands["middleband"]
        dataframe["band_high"] = bands["upperband"]
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        slow = ta.EMA(dataframe, timeperiod=100)
        dataframe["slide"] = slow / slow.shift(60)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles that turn up right after an unusual fall."""
        fallen = (dataframe["low"] < dataframe["band_low"]) & (
            dataframe["rsi"] < self.entry_rsi.value
        )
        recently = fallen.rolling(3, min_periods=1).max() > 0
        turning = dataframe["close"] > dataframe["close"].shift(1)
        below = dataframe["close"] < dataframe["band_middle"]
        calm = dataframe["slide"] > self.worst_slide.value
        entry = recently & turning & below & calm & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "fallen")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles that are back in the middle of the bands."""
        back = dataframe["close"] > dataframe["band_middle"] * (1.0 + self.exit_above_middle.value)
        dataframe.loc[back, ["exit_long", "exit_tag"]] = (1, "back_in_the_middle")
        return dataframe
