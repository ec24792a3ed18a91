# SPDX-License-Identifier: GPL-3.0-only
"""The prices of the rehearsal: smooth, fast swings, so that trades open and close in a second."""

import math
from typing import Any, Final

BASES: Final = ("BTC", "ETH", "SOL", "BNB")
QUOTE: Final = "USDT"
INTERVAL_SECONDS: Final = {"1m": 60, "5m": 300, "15m": 900, "1h": 3600, "4h": 14400, "1d": 86400}
LONGEST: Final = 1000


def price(symbol: str, at: float) -> float:
    """Price of a symbol at a time in seconds."""
    level = 10 + sum(symbol.encode()) % 97
    return level * (1 + 0.02 * math.sin(at / 600) + 0.006 * math.sin(at * 2.1))


def exchange_info(at: float) -> dict[str, Any]:
    """Binance's answer about its symbols."""
    return {
        "timezone": "UTC",
        "serverTime": int(at * 1000),
        "rateLimits": [],
        "exchangeFilters": [],
        "symbols": [_symbol(base) for base in BASES],
    }


def candles(symbol: str, interval: str, limit: int, start_ms: int | None, at: float) -> list[Any]:
    """Rows of twelve, oldest first, the open candle last."""
    step = INTERVAL_SECONDS.get(interval, 60)
    newest = int(at // step)
    oldest = newest - limit + 1 if start_ms is None else start_ms // 1000 // step
    return [_candle(symbol, number * step, step) for number in range(oldest, newest + 1)][:limit]


def depth(symbol: str, at: float) -> dict[str, Any]:
    """Twenty levels on both sides, a hundredth of a percent apart."""
    middle = price(symbol, at)
    return {
        "lastUpdateId": int(at * 1000),
        "bids": [[f"{middle * (1 - 0.0001 * level):.4f}", "50"] for level in range(1, 21)],
        "asks": [[f"{middle * (1 + 0.0001 * level):.4f}", "50"] for level in range(1, 21)],
    }


def ticker(symbol: str, at: float) -> dict[str, Any]:
    """The 24-hour ticker."""
    last = f"{price(symbol, at):.4f}"
    prices = ("lastPrice", "bidPrice", "askPrice", "openPrice", "highPrice", "lowPrice")
    rest = {"volume": "1000", "quoteVolume": "1000", "priceChange": "0", "priceChangePercent": "0"}
    times = {"openTime": int(at * 1000) - 86_400_000, "closeTime": int(at * 1000)}
    return {"symbol": symbol, **dict.fromkeys(prices, last), **rest, **times, "count": 2}


def _candle(symbol: str, opened: int, step: int) -> list[Any]:
    first, last = price(symbol, opened), price(symbol, opened + step)
    high, low = max(first, last) * 1.001, min(first, last) * 0.999
    numbers = [f"{one:.4f}" for one in (first, high, low, last)]
    return [opened * 1000, *numbers, "123.4", (opened + step) * 1000 - 1, "9", 10, "60", "5", "0"]


def _symbol(base: str) -> dict[str, Any]:
    return {
        "symbol": base + QUOTE,
        "status": "TRADING",
        "baseAsset": base,
        "baseAssetPrecision": 8,
        "quoteAsset": QUOTE,
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "orderTypes": ["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT"],
        "icebergAllowed": True,
        "ocoAllowed": True,
        "isSpotTradingAllowed": True,
        "isMarginTradingAllowed": False,
        "permissions": ["SPOT"],
        "permissionSets": [["SPOT"]],
        "filters": [
            {
                "filterType": "PRICE_FILTER",
                "minPrice": "0.0001",
                "maxPrice": "1000000",
                "tickSize": "0.0001",
            },
            {
                "filterType": "LOT_SIZE",
                "minQty": "0.00001",
                "maxQty": "9000000",
                "stepSize": "0.00001",
            },
            {"filterType": "NOTIONAL", "minNotional": "5", "maxNotional": "9000000"},
        ],
    }
