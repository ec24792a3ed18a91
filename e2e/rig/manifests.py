# SPDX-License-Identifier: Apache-2.0
"""Manifests of the scenarios."""

from __future__ import annotations

from typing import Any

API = "crypto-pilot.dev/v1alpha1"
OWNER = "demo"
STORY_BOTS = ("ema-btc", "ema-alts", "mean-rev")
"""What `pilot up` begins with."""


def paper_bot(
    name: str,
    pool: str,
    *,
    strategy: str = "ema-rsi",
    pairs: tuple[str, ...] = ("BTC/USDT", "ETH/USDT"),
    market: dict[str, Any] | None = None,
    **spec: Any,
) -> dict[str, Any]:
    """A small paper bot; `market` and `spec` are laid over it."""
    return {
        "apiVersion": API,
        "kind": "Bot",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {
            "owner": OWNER,
            "mode": "Paper",
            "strategy": {"name": strategy},
            "exchange": {"name": "binance"},
            "market": {
                "pairs": list(pairs),
                "stakeCurrency": "USDT",
                "stakeAmount": "50",
                "maxOpenTrades": 3,
                "timeframe": "1m",
                **(market or {}),
            },
            "wallet": {"initial": "1000"},
            "placement": {"pool": pool},
            **spec,
        },
    }


def live_bot(name: str, owner: str, **spec: Any) -> dict[str, Any]:
    """Trades with the keys of the Secret `<name>-keys`, in a pool of its owner's."""
    made = paper_bot(name, "", owner=owner, placement={}, **spec)
    del made["spec"]["wallet"]
    made["spec"] |= {"mode": "Live"}
    made["spec"]["exchange"]["credentialsSecret"] = f"{name}-keys"
    return made


def pool(name: str, *, slots: int = 10, most: int = 1, **spec: Any) -> dict[str, Any]:
    """A pool with one pod from the start."""
    return {
        "apiVersion": API,
        "kind": "BotPool",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {
            "tenancy": {"owner": OWNER},
            "slotsPerPod": slots,
            "pods": {"min": 1, "max": most},
            "headroom": 0,
            **spec,
        },
    }


def inline_strategy(name: str, class_name: str, source: str, owner: str = OWNER) -> dict[str, Any]:
    """A strategy of the owner with its source in the manifest."""
    return {
        "apiVersion": API,
        "kind": "Strategy",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {
            "owner": owner,
            "className": class_name,
            "version": "1.0.0",
            "source": {"inline": source},
        },
    }


EAGER = """
from freqtrade.strategy import IStrategy


class Eager(IStrategy):
    \"\"\"Enters whenever it may and pays over the spread, so that its orders fill at once.\"\"\"

    timeframe = "1m"
    minimal_roi = {"0": 0.5}
    stoploss = -0.9
    startup_candle_count = 1

    def populate_indicators(self, dataframe, metadata):
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe["enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        return dataframe

    def custom_entry_price(self, proposed_rate, **_):
        return proposed_rate * 1.005
"""


def eager_strategy(name: str = "eager", *, enters: bool = True) -> dict[str, Any]:
    """Trades at its first loop, whatever the market does; or never."""
    source = EAGER if enters else EAGER.replace('"enter_long"] = 1', '"enter_long"] = 0')
    return inline_strategy(name, "Eager", source)


BREAKS_IN_A_BOT = (
    EAGER.replace("class Eager", "class Broken").replace(
        "Enters whenever it may", "Is accepted by validation, and raises once a bot starts it"
    )
    + """
    def bot_start(self, **_):
        if self.config["runmode"].value in ("dry_run", "live"):
            raise RuntimeError("not what it was tried with")
"""
)


LEAVER = (
    EAGER.replace("class Eager", "class Leaver")
    .replace("Enters whenever it may", "Sells whatever it finds")
    .replace('"enter_long"] = 1', '"enter_long"] = 0')
    .replace(
        "    def populate_exit_trend(self, dataframe, metadata):\n",
        "    def populate_exit_trend(self, dataframe, metadata):\n"
        '        dataframe["exit_long"] = 1\n',
    )
    + """
    def custom_exit_price(self, proposed_rate, **_):
        return proposed_rate * 0.995
"""
)


def leaver_strategy(name: str, owner: str) -> dict[str, Any]:
    """Enters nothing, and sells what it finds at its first loop."""
    return inline_strategy(name, "Leaver", LEAVER, owner)
