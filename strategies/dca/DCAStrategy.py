# SPDX-License-Identifier: Apache-2.0
"""Buy a dip in parts: more when it becomes cheaper, all out at a small profit on the average."""

from datetime import datetime, timedelta
from typing import Any

import talib.abstract as ta
from freqtrade.persistence import Trade
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class DCAStrategy(IStrategy):
    """The stake is cut into `parts`; each further part waits for a lower price.

    Entry: RSI is under `entry_rsi` and the price has begun to rise.
    Further parts: the trade's loss is at least `step` times the parts bought so far (a ratio), an
    hour of candles has passed since the last one, and the price is not falling in this moment.
    Exit: RSI over `exit_rsi`, or `minimal_roi` on the average price.
    """

    INTERFACE_VERSION = 3

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 150
    position_adjustment_enable = True
    parts = 4
    max_entry_position_adjustment = 3

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.012, "240": 0.006, "720": 0.0}
    # Wide, since further parts are bought on the way down.
    stoploss = -0.12
    wait = timedelta(minutes=30)

    entry_rsi = IntParameter(25, 45, default=42, space="buy")
    step = DecimalParameter(0.005, 0.03, default=0.012, decimals=3, space="buy")
    exit_rsi = IntParameter(55, 80, default=64, space="sell")

    plot_config = {"subplots": {"RSI": {"rsi": {"color": "#8a5cd1"}}}}

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest a pair after each exit, all pairs after two stops in a day."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 4},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 288,
                "trade_limit": 2,
                "stop_duration_candles": 144,
                "only_per_pair": False,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """RSI of the closing price."""
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles that turn up in a dip."""
        dip = dataframe["rsi"] < self.entry_rsi.value
        turning = dataframe["close"] > dataframe["open"]
        entry = dip & turning & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "dip")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles in which the dip is over."""
        dataframe.loc[dataframe["rsi"] > self.exit_rsi.value, ["exit_long", "exit_tag"]] = (
            1,
            "recovered",
        )
        return dataframe

    def custom_stake_amount(
        self,
        pair: str,
        current_time: datetime,
        current_rate: float,
        proposed_stake: float,
        min_stake: float | None,
        max_stake: float,
        leverage: float,
        entry_tag: str | None,
        side: str,
        **kwargs: Any,
    ) -> float:
        """The first part, in quote currency: room is left for the others."""
        return min(max_stake, max(min_stake or 0.0, proposed_stake / self.parts))

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
    ) -> float | None:
        """The next part in quote currency, or nothing."""
        bought = trade.nr_of_successful_entries
        if bought >= self.parts or current_profit > -self.step.value * bought:
            return None
        last = trade.date_last_filled_utc
        if current_time - last < self.wait or self._is_falling(trade.pair):
            return None
        part = trade.select_filled_orders(trade.entry_side)[0].stake_amount_filled
        return part if (min_stake or 0.0) <= part <= max_stake else None

    def _is_falling(self, pair: str) -> bool:
        candles, _ = self.dp.get_analyzed_dataframe(pair, self.timeframe)
        return candles.empty or bool(candles["close"].iloc[-1] < candles["open"].iloc[-1])
