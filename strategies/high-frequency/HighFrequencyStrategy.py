# SPDX-License-Identifier: Apache-2.0
"""Many short trades on one-minute candles, each for a little."""

from typing import Any

import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class HighFrequencyStrategy(IStrategy):
    """A quick oscillator says when a minute-long dip is over, a short average whether it is one.

    Entry: the stochastic's fast line crosses above its slow one under `entry_level`.
    Exit: the fast line is over `exit_level`. Profits are taken from 0.5 % on, losses cut at 1 %
    (ratios in `minimal_roi` and `stoploss`).
    """

    INTERFACE_VERSION = 3

    timeframe = "1m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 60

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.006, "5": 0.004, "15": 0.002, "30": 0.0}
    stoploss = -0.01

    entry_level = IntParameter(10, 40, default=35, space="buy")
    widest_fall = DecimalParameter(0.98, 1.0, default=0.992, decimals=3, space="buy")
    exit_level = IntParameter(60, 95, default=82, space="sell")

    plot_config = {
        "subplots": {"stochastic": {"fast_k": {"color": "#e8a33d"}, "fast_d": {"color": "#3d7be8"}}}
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair for a candle, and all of them after five stops within an hour."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 1},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 60,
                "trade_limit": 5,
                "stop_duration_candles": 20,
                "only_per_pair": False,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Fast stochastic and a short average."""
        stochastic = ta.STOCHF(dataframe, fastk_period=9, fastd_period=3)
        dataframe["fast_k"], dataframe["fast_d"] = stochastic["fastk"], stochastic["fastd"]
        dataframe["average"] = ta.EMA(dataframe, timeperiod=12)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles in which a short dip is over."""
        above = dataframe["fast_k"] > dataframe["fast_d"]
        crossed = above & (dataframe["fast_k"].shift(1) <= dataframe["fast_d"].shift(1))
        low = dataframe["fast_d"] < self.entry_level.value
        dip = dataframe["close"] > dataframe["average"] * self.widest_fall.value
        entry = crossed & low & dip & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "dip_over")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles that have run up."""
        run_up = (dataframe["fast_k"] > self.exit_level.value) & (
            dataframe["fast_d"] > self.exit_level.value
        )
        dataframe.loc[run_up, ["exit_long", "exit_tag"]] = (1, "run_up")
        return dataframe
