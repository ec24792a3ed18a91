# SPDX-License-Identifier: Apache-2.0
"""Hold a portfolio of equal parts: sell of what has grown, buy of what has shrunk."""

from datetime import datetime, timedelta
from typing import Any

import talib.abstract as ta
from freqtrade.persistence import Trade
from freqtrade.strategy import DecimalParameter, IStrategy
from pandas import DataFrame


class PortfolioRebalancingStrategy(IStrategy):
    """Each open trade is a part of the portfolio; its target is the stake it was opened with.

    Entry: the price is above its slow average, or not far below, and is not overheated.
    Rebalancing: when a part's worth is off its target by more than `tolerance` (a ratio), the
    difference is sold or bought, at most once in `pause`.
    Exit: the price has left its slow average behind by `give_up`.
    """

    INTERFACE_VERSION = 3

    timeframe = "15m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 300
    position_adjustment_enable = True
    max_entry_position_adjustment = -1

    # A part is held, not scalped: only an exceptional gain ends it.
    minimal_roi = {"0": 0.25}
    stoploss = -0.15
    pause = timedelta(hours=1)

    tolerance = DecimalParameter(0.01, 0.1, default=0.02, decimals=2, space="buy")
    below = DecimalParameter(0.98, 1.0, default=0.995, decimals=3, space="buy")
    give_up = DecimalParameter(0.95, 0.999, default=0.995, decimals=3, space="sell")

    plot_config = {"main_plot": {"ema_slow": {"color": "#3d7be8"}}}

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after it has been given up."""
        return [{"method": "CooldownPeriod", "stop_duration_candles": 8}]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """The slow average, and RSI."""
        dataframe["ema_slow"] = ta.EMA(dataframe, timeperiod=60)
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles in which a part may be bought."""
        held = dataframe["close"] > dataframe["ema_slow"] * self.below.value
        calm = dataframe["rsi"].between(45, 60)
        rising = dataframe["close"] > dataframe["close"].shift(1)
        entry = held & calm & rising & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "part")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles whose price has left the slow average behind."""
        lost = dataframe["close"] < dataframe["ema_slow"] * self.give_up.value
        dataframe.loc[lost, ["exit_long", "exit_tag"]] = (1, "given_up")
        return dataframe

    def adjust_trade_position(
        self,
        trade: Trade,
        current_time: datetime,
        current_rate: float,
        current_profit: float,
        min_stake: float | None,
        max_stake: float,
        current_entry_rate: float,
        current_exit_rate: float,
        current_entry_profit: float,
        current_exit_profit: float,
        **kwargs: Any,
    ) -> tuple[float, str] | None:
        """What to buy (above 0) or sell (below 0) in quote currency, and why."""
        if trade.has_open_orders or current_time - trade.date_last_filled_utc < self.pause:
            return None
        first = trade.select_filled_orders(trade.entry_side)[0]
        target = first.stake_amount_filled
        off = trade.amount * current_rate - target
        if abs(off) < target * self.tolerance.value or abs(off) < (min_stake or 0.0):
            return None
        if off > 0:
            # in stake: freqtrade sells the share that this is of what was paid
            return -off / current_rate * trade.open_rate, "has_grown"
        return (-off, "has_shrunk") if -off <= max_stake else None
