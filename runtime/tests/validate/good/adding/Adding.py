# SPDX-License-Identifier: GPL-3.0-only
"""Adds to losing trades, and keeps notes with them."""

from datetime import timedelta

import pandas as pd
import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IStrategy


class Adding(IStrategy):
    timeframe = "1h"
    stoploss = -0.3
    minimal_roi = {"0": 0.04, "240": 0.01}
    startup_candle_count = 30
    position_adjustment_enable = True
    max_entry_position_adjustment = 3
    step = DecimalParameter(0.01, 0.1, default=0.03, decimals=2, space="buy")

    @property
    def protections(self):
        return [{"method": "CooldownPeriod", "stop_duration_candles": 2}]

    def bot_start(self, **kwargs):
        self.notes = {}

    def populate_indicators(self, dataframe: pd.DataFrame, metadata):
        open = dataframe["open"]
        dataframe["rsi"] = ta.RSI(dataframe)
        dataframe["body"] = (dataframe["close"] - open).abs()
        dataframe["highest"] = dataframe[["open", "close"]].max(axis=1)
        dataframe["weekday"] = dataframe["date"].dt.dayofweek
        return dataframe.ffill()

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[(dataframe["rsi"] < 40) & (dataframe["weekday"] < 6), "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[:, "exit_long"] = 0
        return dataframe

    def adjust_trade_position(
        self, trade, current_time, current_rate, current_profit, min_stake, max_stake, **kwargs
    ):
        if current_profit > -self.step.value or current_time - trade.open_date_utc < timedelta(
            hours=2
        ):
            return None
        trade.set_custom_data("added", getattr(trade, "nr_of_successful_entries", 0))
        return min(trade.stake_amount, max_stake)
