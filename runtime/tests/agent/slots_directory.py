# SPDX-License-Identifier: GPL-3.0-only
"""A slots directory as the kubelet mounts it, and bots to put into it."""

import itertools
import json
import shutil
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

STRATEGY = """from freqtrade.strategy import IStrategy
import talib.abstract as ta


class Demo(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "1m"
    stoploss = -0.10
    minimal_roi = {"0": 0.02}
    startup_candle_count = 30
    can_short = False

    def populate_indicators(self, df, md):
        df["rsi"] = ta.RSI(df, timeperiod=14)
        return df

    def populate_entry_trend(self, df, md):
        df.loc[df["rsi"] < 99, "enter_long"] = 1
        return df

    def populate_exit_trend(self, df, md):
        df.loc[df["rsi"] > 99, "exit_long"] = 1
        return df
"""


def freqtrade_config(exchange_port: int, **changes: Any) -> dict[str, Any]:
    """What the operator renders for a paper bot, without the agent's own part."""
    pricing = {"price_side": "other", "use_order_book": True, "order_book_top": 1}
    config: dict[str, Any] = {
        "dry_run": True,
        "dry_run_wallet": 1000,
        "stake_currency": "USDT",
        "stake_amount": 50,
        "max_open_trades": 3,
        "timeframe": "1m",
        "strategy": "Demo",
        "internals": {"process_throttle_secs": 2},
        "entry_pricing": pricing,
        "exit_pricing": pricing,
        "order_types": {
            "entry": "market",
            "exit": "market",
            "stoploss": "market",
            "stoploss_on_exchange": False,
        },
        "exchange": {
            "name": "binance",
            "enable_ws": False,
            "pair_whitelist": ["BTC/USDT", "ETH/USDT"],
            "ccxt_config": {
                "enableRateLimit": False,
                "options": {"fetchMarkets": ["spot"]},
                "urls": {"api": {"public": f"http://127.0.0.1:{exchange_port}/api/v3"}},
            },
        },
        "pairlists": [{"method": "StaticPairList"}],
    }
    return config | changes


@dataclass(frozen=True)
class Bot:
    """One bot to be desired."""

    name: str
    config: dict[str, Any] | str = field(default_factory=dict)
    strategy: str = STRATEGY
    secret: dict[str, Any] | None = None
    goal: str = "running"
    positions: str = "Close"
    timeout: int = 120
    number: int = 0
    arrival: dict[str, Any] | None = None
    departure: dict[str, Any] | None = None
    mode: str = "Paper"

    @property
    def uid(self) -> str:
        return sha256(f"{self.name}/{self.number}".encode()).hexdigest()[:32]

    @property
    def id(self) -> str:
        return f"{self.name}-{self.uid[:8]}"

    def with_goal(self, goal: str) -> "Bot":
        return replace(self, goal=goal)

    def files(self) -> dict[str, bytes]:
        config = self.config if isinstance(self.config, str) else json.dumps(self.config)
        files = {"config.json": config.encode(), "strategy/Demo.py": self.strategy.encode()}
        if self.secret is not None:
            files["secret.json"] = json.dumps(self.secret).encode()
        return files

    @property
    def digest(self) -> str:
        digest = sha256()
        for path, content in sorted(self.files().items()):
            digest.update(f"{path}\0{sha256(content).hexdigest()}\n".encode())
        digest.update(f"{self.mode}\n".encode())
        return digest.hexdigest()


class SlotsDirectory:
    """Writes revisions and swaps them in as the kubelet does."""

    def __init__(self, path: Path, **health: Any) -> None:
        self.path = path
        self.health = health
        self.revision = 0
        self._numbers = itertools.count()
        path.mkdir(parents=True, exist_ok=True)

    def write(self, *bots: Bot) -> int:
        """The next revision; returns its number."""
        self.revision += 1
        files: dict[str, bytes] = {}
        entries = []
        for bot in bots:
            keys = {}
            for path, content in bot.files().items():
                key = f"blob-{sha256(content).hexdigest()[:24]}"
                files[key] = content
                keys[path] = key
            entries.append(entry(bot, keys))
        document = {
            "version": 1,
            "pool": "starter",
            "pod": "starter-0-0",
            "revision": self.revision,
            "health": self.health,
            "bots": entries,
        }
        files["desired.json"] = json.dumps(document).encode()
        self.write_raw(files)
        return self.revision

    def write_raw(self, files: dict[str, bytes]) -> None:
        data = self.path / f"..{next(self._numbers)}"
        data.mkdir()
        for name, content in files.items():
            (data / name).write_bytes(content)
            link = self.path / name
            if not link.is_symlink():
                link.symlink_to(f"..data/{name}")
        old = self.path / "..data"
        before = old.resolve() if old.is_symlink() else None
        fresh = self.path / "..data_tmp"
        fresh.symlink_to(data.name)
        fresh.replace(old)
        if before is not None:
            shutil.rmtree(before)


def entry(bot: Bot, keys: dict[str, str]) -> dict[str, Any]:
    moves = {"arrival": bot.arrival, "departure": bot.departure}
    return {name: move for name, move in moves.items() if move} | {
        "id": bot.id,
        "name": bot.name,
        "uid": bot.uid,
        "goal": bot.goal,
        "digest": bot.digest,
        "mode": bot.mode,
        "className": "Demo",
        "exchange": "binance",
        "files": keys,
        "drain": {"positions": bot.positions, "timeoutSeconds": bot.timeout},
        "strategy": {"name": "demo", "version": "1.0.0", "digest": "0" * 64},
    }
