# SPDX-License-Identifier: GPL-3.0-only
"""The strategy of the rehearsal: enters always, exits soon, uses what strategies use most."""

import time
from datetime import datetime
from typing import Any

import talib.abstract as ta
from freqtrade.persistence import Trade
from freqtrade.strategy import IStrategy, merge_informative_pair
from pandas import DataFrame

TWENTY_MINUTES_MS = 1_200_000
# on a busy machine the time alone would end it before trades have closed
FEWEST_LOOPS = 15


class RehearsalStrategy(IStrategy):  # type: ignore[misc]
    """Every loop is made to look like a new candle, since the rehearsal has no minutes to wait."""

    INTERFACE_VERSION = 3
    timeframe = "1m"
    can_short = False
    stoploss = -0.10
    trailing_stop = True
    trailing_stop_positive = 0.002
    minimal_roi = {"0": 0.02, "30": 0.01}
    startup_candle_count = 30
    process_only_new_candles = False
    loops = 0

    def informative_pairs(self) -> list[tuple[str, str]]:
        return [("BTC/USDT", "5m")]

    def bot_loop_start(self, current_time: datetime, **kwargs: Any) -> None:
        self.loops += 1
        if self.loops > FEWEST_LOOPS and time.monotonic() > self.config["rehearsal_ends_at"]:
            # between two steps, so that nothing is cut off half-way
            raise KeyboardInterrupt
        for pair in self.dp.current_whitelist():
            # freqtrade locks a pair for the rest of the candle in which it sold
            self.unlock_pair(pair)
        exchange = self.dp._exchange
        if exchange is not None:
            for key in exchange._pairs_last_refresh_time:
                exchange._pairs_last_refresh_time[key] -= TWENTY_MINUTES_MS
            exchange._pairs_last_poll_time.clear()
        time.sleep(0.03)

    def populate_indicators(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        dataframe["fast"] = ta.EMA(dataframe, timeperiod=9)
        dataframe["slow"] = ta.EMA(dataframe, timeperiod=21)
        dataframe["atr"] = ta.ATR(dataframe, timeperiod=14)
        macd = ta.MACD(dataframe)
        dataframe["macd"], dataframe["signal"] = macd["macd"], macd["macdsignal"]
        bands = ta.BBANDS(dataframe, timeperiod=20)
        dataframe["lower"], dataframe["upper"] = bands["lowerband"], bands["upperband"]
        dataframe["mean"] = dataframe["close"].rolling(20).mean()
        dataframe["spread"] = dataframe["close"].rolling(20).std().bfill()
        informative = self.dp.get_pair_dataframe("BTC/USDT", "5m")
        return merge_informative_pair(dataframe, informative, self.timeframe, "5m", ffill=True)

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        rising = (dataframe["fast"] > dataframe["slow"]) & (dataframe["volume"] > 0)
        falling = (dataframe["rsi"] < 100) | (dataframe["close"].shift(1) < dataframe["lower"])
        dataframe.loc[rising | falling, ["enter_long", "enter_tag"]] = (1, "rehearsal")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict[str, Any]) -> DataFrame:
        dataframe.loc[dataframe["rsi"] > 101, "exit_long"] = 1
        return dataframe

    def custom_exit(self, pair: str, trade: Trade, *args: Any, **kwargs: Any) -> str | None:
        return "enough" if (self.loops + trade.id) % 4 == 0 else None
