# SPDX-License-Identifier: GPL-3.0-only
"""Configuration and candle files for freqtrade's analyses."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from freqtrade.exchange import timeframe_to_seconds

from pilot_runtime.validate.trial.candles import Regime, candles

PAIR: Final = "BTC/USDT"
ANALYSED_CANDLES: Final = 1200
# before and after what is analysed
MARGIN_CANDLES: Final = 50


def write_configuration(directory: Path) -> Path:
    """A dry-run configuration for one pair of Binance's spot market."""
    file = directory / "config.json"
    pricing = {"price_side": "same", "use_order_book": False}
    content = {
        "dry_run": True, "dry_run_wallet": 1000, "stake_currency": "USDT", "stake_amount": 100,
        "max_open_trades": 1, "dataformat_ohlcv": "json", "fee": 0.001,
        "entry_pricing": pricing, "exit_pricing": pricing,
        "pairlists": [{"method": "StaticPairList"}],
        "exchange": {
            "name": "binance", "enable_ws": False, "pair_whitelist": [PAIR],
            "ccxt_config": {"enableRateLimit": False, "options": {"fetchMarkets": ["spot"]}},
        },
    }  # fmt: skip
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def write_candles(
    directory: Path, wanted: Iterable[tuple[str, str]], timeframe: str, startup: int
) -> str:
    """Files for these pairs and timeframes; gives the time range to analyse.

    All timeframes end at the same time; longer ones get as many candles before it.
    """
    seconds = timeframe_to_seconds(timeframe)
    count = startup + ANALYSED_CANDLES + 2 * MARGIN_CANDLES
    for pair, each in {(PAIR, timeframe), *wanted}:
        step = timeframe_to_seconds(each)
        number = max(count * seconds // step, startup) + startup + MARGIN_CANDLES
        rows = _rows(candles(pair, step, Regime.TREND, number))
        name = pair.replace("/", "_").replace(":", "_")
        (directory / "data" / f"{name}-{each}.json").write_text(json.dumps(rows), encoding="utf-8")
    last = int(candles(PAIR, seconds, Regime.TREND, 1)["date"].iloc[-1].timestamp())
    end = last - MARGIN_CANDLES * seconds
    return f"{end - ANALYSED_CANDLES * seconds}-{end}"


def _rows(frame: Any) -> list[list[float]]:
    opened = [int(one.timestamp() * 1000) for one in frame["date"]]
    numbers = frame[["open", "high", "low", "close", "volume"]].to_numpy().tolist()
    return [[at, *row] for at, row in zip(opened, numbers, strict=True)]
