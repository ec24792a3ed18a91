# SPDX-License-Identifier: GPL-3.0-only
"""The libraries of freqtrade's image that strategies use most."""

import logging
import math
from datetime import datetime, timedelta

import pandas_ta as pta
import talib
import talib.abstract as ta
from freqtrade.exchange import timeframe_to_minutes
from freqtrade.persistence import Trade
from freqtrade.strategy import IStrategy, stoploss_from_open
from scipy import stats
from technical import qtpylib
from technical.indicators import ichimoku

logger = logging.getLogger(__name__)


class Libraries(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    stoploss = -0.15
    minimal_roi = {"0": 0.1}
    startup_candle_count = 120
    use_custom_stoploss = True

    def populate_indicators(self, dataframe, metadata):
        cloud = ichimoku(dataframe)
        dataframe["conversion"] = cloud["tenkan_sen"]
        dataframe["hammer"] = talib.CDLHAMMER(
            dataframe["open"], dataframe["high"], dataframe["low"], dataframe["close"]
        )
        bands = qtpylib.bollinger_bands(qtpylib.typical_price(dataframe), window=20, stds=2)
        dataframe["lower"], dataframe["middle"] = bands["lower"], bands["mid"]
        dataframe["mfi"] = pta.mfi(
            dataframe["high"], dataframe["low"], dataframe["close"], dataframe["volume"], 14
        )
        dataframe["adx"] = ta.ADX(dataframe)
        dataframe["z"] = (
            dataframe["close"].rolling(50).apply(lambda x: stats.zscore(x)[-1], raw=True)
        )
        logger.info("%s has %d candles", metadata["pair"], len(dataframe))
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[
            qtpylib.crossed_above(dataframe["close"], dataframe["lower"]), "enter_long"
        ] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[
            qtpylib.crossed_above(dataframe["close"], dataframe["middle"]), "exit_long"
        ] = 1
        return dataframe

    def custom_stoploss(
        self, pair, trade: Trade, current_time: datetime, current_rate, current_profit, **kwargs
    ):
        frame, _ = self.dp.get_analyzed_dataframe(pair, self.timeframe)
        if math.isnan(frame["adx"].iloc[-1]):
            return None
        if current_time - trade.open_date_utc > timedelta(minutes=timeframe_to_minutes("1h")):
            return stoploss_from_open(0.01, current_profit, is_short=trade.is_short)
        return -0.1
