# SPDX-License-Identifier: GPL-3.0-only
"""A stand-in for freqtrade's source of candles."""

import importlib
from dataclasses import dataclass, field
from typing import Any

from freqtrade.data.dataprovider import DataProvider

from pilot_runtime.validate.trial.candles import Regime, candles

SPOT = ("BTC/USDT", "ETH/USDT")
FUTURES = ("BTC/USDT:USDT", "ETH/USDT:USDT")


@dataclass
class Moment:
    """What the market does now; the trial changes it between passes."""

    regime: Regime = Regime.TREND
    count: int = 1000
    made: dict[tuple[str, str, Regime], Any] = field(default_factory=dict)

    def frame(self, pair: str, timeframe: str) -> Any:
        """Candles of any pair and timeframe, each time a fresh copy."""
        key = (pair, timeframe, self.regime)
        if key not in self.made:
            exchange: Any = importlib.import_module("freqtrade.exchange")
            seconds = exchange.timeframe_to_seconds(timeframe)
            self.made[key] = candles(pair, seconds, self.regime, self.count)
        return self.made[key].copy()


class SimulatedDataProvider(DataProvider):  # type: ignore[misc]
    """Gives generated candles; what needs an exchange says that there is none."""

    def __init__(self, config: dict[str, Any], moment: Moment) -> None:
        super().__init__(config, None)
        self.moment = moment

    def historic_ohlcv(self, pair: str, timeframe: str, *_: Any, **__: Any) -> Any:
        return self.moment.frame(pair, timeframe)

    def ohlcv(self, pair: str, timeframe: str | None = None, *_: Any, **__: Any) -> Any:
        return self.moment.frame(pair, timeframe or self._default_timeframe)

    def current_whitelist(self) -> list[str]:
        return list(self._config["exchange"]["pair_whitelist"])

    def market(self, pair: str) -> dict[str, Any] | None:
        base, _, rest = pair.partition("/")
        quote = rest.partition(":")[0]
        return {"symbol": pair, "base": base, "quote": quote, "active": True, "info": {}}
