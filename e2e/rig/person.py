# SPDX-License-Identifier: Apache-2.0
"""Somebody with an account, who does by the API what the web client does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from secrets import token_hex
from typing import Any

from rig.client import ApiClient, Reply
from rig.deadline import eventually

PASSWORD = "correct horse 1"  # noqa: S105 - of accounts made here


@dataclass(frozen=True)
class Person:
    """Registered and signed in; `id` owns their bots."""

    id: str
    email: str
    api: ApiClient

    def wallet(self) -> dict[str, Any]:
        """As the account page shows it."""
        return dict(self.api.get("/api/account/wallet").ok()["data"])

    def move_money(self, how: str, **words: Any) -> Reply:
        """`deposit`, `add-to-bot`, `return-from-bot` …"""
        return self.api.post(f"/api/account/wallet/{how}", words)

    def bots(self) -> dict[str, dict[str, Any]]:
        """Their bots by instance id."""
        listed = self.api.get("/api/freqtrade/bots").ok()["bots"]
        return {bot["instanceId"]: bot for bot in listed}

    def ask_bot(self, bot: str, path: str) -> Reply:
        """What freqtrade itself answers, through the proxy."""
        return self.api.get(f"/api/freqtrade/proxy/{bot}/api/v1/{path}")

    def provision(self, bot: str, strategy: str, money: float, **more: Any) -> Reply:
        """The ten fields that the web client sends."""
        order = {
            "instanceId": bot, "strategy": strategy, "exchange": "binance",
            "stake_currency": "USDT", "stake_amount": 100, "max_open_trades": 2,
            "dry_run": True, "tradingPairs": ["BTC/USD", "ETH/USD"],
            "initialBalance": money, "timeframe": "1m",
        }  # fmt: skip
        return self.api.post("/api/freqtrade/provision", {**order, **more})

    def change_strategy(self, bot: str, strategy: str) -> dict[str, Any]:
        path = f"/api/freqtrade/bots/{bot}/strategy"
        return dict(self.api.call("PUT", path, {"strategy": strategy}).ok()["strategy"])

    def wait_for_trades(self, bot: str, count: int) -> list[dict[str, Any]]:
        """Waits until so many trades are open, with all their orders filled."""
        found = eventually(
            partial(self.ask_bot, bot, "status"),
            lambda seen: seen.status == 200 and _filled(seen.body) == count == len(seen.body),
            f"{count} open trades of {bot}",
            120,
            0.5,
        )
        return list(found.body)


def _filled(trades: Any) -> int:
    return sum(trade["amount"] > 0 and not trade["has_open_orders"] for trade in trades)


def new_person(visitor: ApiClient, name: str) -> Person:
    """Somebody whom the server does not know yet."""
    email = f"{name}-{token_hex(4)}@example.org"
    registration = {"username": name, "email": email, "password": PASSWORD}
    made = visitor.post("/api/auth/register", registration).ok()
    return Person(made["data"]["id"], email, visitor.signed_in(email, PASSWORD))
