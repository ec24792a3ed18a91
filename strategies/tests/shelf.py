# SPDX-License-Identifier: Apache-2.0
"""The strategies of this folder, and candles of the paper exchange to run them on."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from paper_exchange.assembly import Settings, assemble
from paper_exchange.feed.candles import CandleQuery, Candles
from paper_exchange.feed.quotes import Quotes
from paper_exchange.model.interval import INTERVALS

FOLDER = Path(__file__).parents[1]
EXAMPLES = FOLDER.parent / "examples"
NOW_MS = 1_795_260_123_456
COLUMNS = ["date", "open", "high", "low", "close", "volume"]
STARTER_PAIRS = ("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "ADAUSDT", "DOGEUSDT", "LINKUSDT",
                 "AVAXUSDT", "LTCUSDT", "DOTUSDT", "BNBUSDT")  # fmt: skip


@dataclass(frozen=True)
class Shelved:
    """A strategy's directory and what its manifest says."""

    directory: Path

    @property
    def spec(self) -> dict[str, Any]:
        return dict(yaml.safe_load((self.directory / "strategy.yaml").read_text())["spec"])

    @property
    def name(self) -> str:
        return self.directory.name


SHELF = [Shelved(path.parent) for path in sorted(FOLDER.glob("*/strategy.yaml"))]


def load(shelved: Shelved):
    """The strategy as freqtrade loads it."""
    from freqtrade.resolvers import StrategyResolver  # noqa: PLC0415 - a slow import

    return StrategyResolver.load_strategy(
        {
            "strategy": shelved.spec["className"],
            "strategy_path": str(shelved.directory),
            "stake_currency": "USDT",
            "user_data_dir": shelved.directory,
            "exchange": {"name": "binance"},
            "trading_mode": "spot",
        }
    )


@cache
def rows(symbol: str, interval: str, count: int, seed: int = 7) -> list[list[Any]]:
    """The last `count` candles of the paper exchange, as its klines route gives them."""
    venue = assemble(Settings(symbols=100, seed=seed), lambda: NOW_MS)
    feed = Candles(venue, Quotes(venue))
    found: list[list[Any]] = []
    end = NOW_MS
    while len(found) < count:
        wanted = min(1000, count - len(found))
        query = CandleQuery(venue.listing.symbols[symbol], INTERVALS[interval], wanted, end_ms=end)
        found = json.loads(feed.document(query)) + found
        end = found[0][0] - 1
    return found


def frame(symbol: str, interval: str, count: int) -> pd.DataFrame:
    """Candles in the form that freqtrade hands to a strategy; `symbol` with or without slash."""
    made = pd.DataFrame(
        [row[:6] for row in rows(symbol.replace("/", ""), interval, count)], columns=COLUMNS
    )
    made["date"] = pd.to_datetime(made["date"], unit="ms", utc=True)
    return made.astype(dict.fromkeys(COLUMNS[1:], "float64"))


def signals(strategy, candles: pd.DataFrame) -> pd.DataFrame:
    """Candles with the strategy's indicators, entries and exits."""
    metadata = {"pair": "ANY/USDT"}
    done = strategy.populate_indicators(candles.copy(), metadata)
    done["enter_long"] = 0
    done["exit_long"] = 0
    return strategy.populate_exit_trend(strategy.populate_entry_trend(done, metadata), metadata)
