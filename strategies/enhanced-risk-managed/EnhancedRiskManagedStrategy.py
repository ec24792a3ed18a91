# SPDX-License-Identifier: Apache-2.0
"""Follow a confirmed trend with a stake and a stop that fit how much the price swings."""

from datetime import datetime
from typing import Any

import talib.abstract as ta
from freqtrade.persistence import Trade
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class EnhancedRiskManagedStrategy(IStrategy):
    """Every trade risks about the same, whatever the pair.

    The swing is the average true range as a ratio of the price. A trade's stop is
    `stop_in_swings` swings below the price, and its stake shrinks when that is more than
    `usual_risk` (a ratio of the stake).
    Entry: the fast average is above the slow one, MACD is above its signal line, and RSI leaves
    room. Exit: MACD has fallen below its signal line under the fast average.
    """

    INTERFACE_VERSION = 3

    timeframe = "5m"
    can_short = False
    process_only_new_candles = True
    startup_candle_count = 160
    use_custom_stoploss = True

    # Minutes after entry: profit ratio that is enough.
    minimal_roi = {"0": 0.03, "60": 0.015, "180": 0.006, "480": 0.0}
    # The last line: `custom_stoploss` is nearer unless the price swings a great deal.
    stoploss = -0.06
    smallest_stake = 0.4
    narrowest_stop = 0.008

    stop_in_swings = DecimalParameter(2.0, 6.0, default=4.0, decimals=1, space="sell")
    usual_risk = DecimalParameter(0.01, 0.04, default=0.02, decimals=3, space="buy")
    highest_rsi = IntParameter(60, 75, default=68, space="buy")

    plot_config = {
        "main_plot": {"ema_fast": {"color": "#e8a33d"}, "ema_slow": {"color": "#3d7be8"}},
        "subplots": {"swing": {"swing": {"color": "#c0392b"}}},
    }

    @property
    def protections(self) -> list[dict[str, Any]]:
        """Rest after exits, after a row of stops, and after a day's worth of losses."""
        return [
            {"method": "CooldownPeriod", "stop_duration_candles": 3},
            {
                "method": "StoplossGuard",
                "lookback_period_candles": 72,
                "trade_limit": 3,
                "stop_duration_candles": 36,
                "only_per_pair": False,
            },
            {
                "method": "MaxDrawdown",
                "lookback_period_candles": 288,
                "trade_limit": 8,
                "stop_duration_candles": 72,
                "max_allowed_drawdown": 0.08,
            },
        ]

    def version(self) -> str:
        """Version of this file, as in the Strategy manifest beside it."""
        return "1.0.0"

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Averages, MACD, RSI, and the swing as a ratio of the price."""
        dataframe["ema_fast"] = ta.EMA(dataframe, timeperiod=12)
        dataframe["ema_slow"] = ta.EMA(dataframe, timeperiod=36)
        macd = ta.MACD(dataframe)
        dataframe["macd"], dataframe["macd_signal"] = macd["macd"], macd["macdsignal"]
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        dataframe["swing"] = ta.ATR(dataframe, timeperiod=14) / dataframe["close"]
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles of a confirmed trend that has room."""
        trend = dataframe["ema_fast"] > dataframe["ema_slow"]
        push = dataframe["macd"] > dataframe["macd_signal"]
        rising = dataframe["close"] > dataframe["close"].shift(1)
        room = dataframe["rsi"].between(45, self.highest_rsi.value)
        entry = trend & push & rising & room & (dataframe["volume"] > 0)
        dataframe.loc[entry, ["enter_long", "enter_tag"]] = (1, "confirmed_trend")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        """Mark candles whose push is over and whose price shows it."""
        over = (dataframe["macd"] < dataframe["macd_signal"]) & (
            dataframe["close"] < dataframe["ema_fast"]
        )
        dataframe.loc[over, ["exit_long", "exit_tag"]] = (1, "push_is_over")
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
        """Stake in quote currency: less than proposed when the stop is far away."""
        distance = self._stop_distance(pair)
        share = min(1.0, max(self.smallest_stake, self.usual_risk.value / distance))
        return min(max_stake, max(min_stake or 0.0, proposed_stake * share))

    def custom_stoploss(
        self,
        pair: str,
        trade: Trade,
        current_time: datetime,
        current_rate: float,
        current_profit: float,
        **kwargs: Any,
    ) -> float | None:
        """Stop as a ratio below the current price; freqtrade moves it up only."""
        return -self._stop_distance(pair)

    def _stop_distance(self, pair: str) -> float:
        """Distance of the stop as a ratio of the price, never nearer than fees and spread."""
        candles, _ = self.dp.get_analyzed_dataframe(pair, self.timeframe)
        if candles.empty:
            return -self.stoploss
        swing = float(candles["swing"].iloc[-1])
        if not swing > 0:
            return -self.stoploss
        return min(-self.stoploss, max(self.narrowest_stop, swing * self.stop_in_swings.value))
