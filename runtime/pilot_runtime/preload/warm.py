# SPDX-License-Identifier: GPL-3.0-only
"""Do once, in the parent, what every bot does in its first second.

Functions that have run are specialised by the interpreter, caches are filled, and the API
application exists: all of that is shared by the bots instead of being made in each.
"""

import contextlib
import importlib
from collections.abc import Iterable
from typing import Any

from pilot_runtime.launch import api_app, tls

CANDLES = 500


def warm(exchanges: Iterable[str]) -> None:
    """Make ccxt clients and the API application, run one pass of indicators, drop the clients."""
    for exchange in exchanges:
        for flavour in ("ccxt", "ccxt.async_support", "ccxt.pro"):
            _make_client(flavour, exchange)
    api_app.prepare()
    tls.prepare()
    _analyse()


def _make_client(flavour: str, exchange: str) -> None:
    make = getattr(importlib.import_module(flavour), exchange, None)
    if make is not None:
        with contextlib.suppress(TypeError):
            make({"enableRateLimit": False})


def _analyse() -> None:
    numpy: Any = importlib.import_module("numpy")
    pandas: Any = importlib.import_module("pandas")
    talib: Any = importlib.import_module("talib.abstract")
    closes = 100 + numpy.cumsum(numpy.sin(numpy.arange(CANDLES) / 7))
    frame = pandas.DataFrame(
        {
            "date": pandas.date_range("2026-01-01", periods=CANDLES, freq="min", tz="UTC"),
            "open": closes,
            "high": closes + 1,
            "low": closes - 1,
            "close": closes,
            "volume": 1.0,
        }
    )
    frame["rsi"] = talib.RSI(frame, timeperiod=14)
    frame["ema"] = talib.EMA(frame, timeperiod=20)
    frame.loc[frame["rsi"] < 30, "enter_long"] = 1  # noqa: PLR2004 any condition will do
    frame.iloc[-1].to_dict()
    frame.tail(3).to_dict("records")
