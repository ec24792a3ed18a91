# SPDX-License-Identifier: Apache-2.0
"""The bots that are measured: what the operator would render for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

STRATEGY = "EmaRsiStrategy"
SOURCE = Path(__file__).parents[3] / "strategies" / "ema-rsi" / f"{STRATEGY}.py"
PAIRS = ("BTC/USDT", "ETH/USDT", "SOL/USDT")


def bot_config(exchange_port: int) -> dict[str, Any]:
    """The configuration without what the agent adds."""
    pricing = {"price_side": "other", "use_order_book": True, "order_book_top": 1}
    return {
        "dry_run": True,
        "dry_run_wallet": 1000,
        "stake_currency": "USDT",
        "stake_amount": 50,
        "max_open_trades": 3,
        "timeframe": "1m",
        "strategy": STRATEGY,
        "pairlists": [{"method": "StaticPairList"}],
        "entry_pricing": pricing,
        "exit_pricing": pricing,
        "internals": {"process_throttle_secs": 5},
        "exchange": {
            "name": "binance",
            "pair_whitelist": list(PAIRS),
            "enable_ws": False,
            "ccxt_config": {
                "enableRateLimit": False,
                "options": {"fetchMarkets": {"types": ["spot"]}},
                "urls": {"api": {"public": f"http://127.0.0.1:{exchange_port}/api/v3"}},
            },
        },
    }


def bot_files(exchange_port: int) -> dict[str, bytes]:
    """Files of one bot by their path in its run directory."""
    return {
        "config.json": json.dumps(bot_config(exchange_port)).encode(),
        f"strategy/{STRATEGY}.py": SOURCE.read_bytes(),
    }
