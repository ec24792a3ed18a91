# SPDX-License-Identifier: GPL-3.0-only
"""The configuration that a strategy is tried with."""

from pathlib import Path
from typing import Any

from freqtrade.enums import CandleType, RunMode

from pilot_runtime.validate.trial.market import FUTURES, SPOT


def trial_configuration(directory: Path, class_name: str, trading_mode: str) -> dict[str, Any]:
    """As freqtrade has it in memory once its own checks are through; no keys, no exchange."""
    futures = trading_mode == "futures"
    return {
        "strategy": class_name,
        "strategy_path": str(directory / "strategy"),
        "user_data_dir": directory,
        "datadir": directory / "data",
        "dataformat_ohlcv": "json",
        "runmode": RunMode.BACKTEST,
        "dry_run": True,
        "dry_run_wallet": 1000,
        "stake_currency": "USDT",
        "stake_amount": 100,
        "max_open_trades": 3,
        "trading_mode": trading_mode,
        "margin_mode": "isolated" if futures else "",
        "candle_type_def": CandleType.FUTURES if futures else CandleType.SPOT,
        "exchange": {"name": "binance", "pair_whitelist": list(FUTURES if futures else SPOT),
                     "pair_blacklist": []},
        "entry_pricing": {"price_side": "same", "use_order_book": True, "order_book_top": 1},
        "exit_pricing": {"price_side": "same", "use_order_book": True, "order_book_top": 1},
        "pairlists": [{"method": "StaticPairList"}],
        "internals": {},
    }  # fmt: skip
