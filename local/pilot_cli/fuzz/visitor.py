# SPDX-License-Identifier: Apache-2.0
"""The person whose token the fuzzer uses."""

from __future__ import annotations

import json
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

BOT = "fuzzer-bot-1"
"""By this name the visitor knows their bot."""


@dataclass(frozen=True)
class Visitor:
    """Made for one run. `user_id` owns the bots that the run leaves behind."""

    user_id: str
    email: str
    password: str

    def token(self, address: str) -> str:
        """A new one; each lives for 15 minutes."""
        answer = post(address, "/api/auth/login", {"email": self.email, "password": self.password})
        return str(answer["token"])

    def provision(self, address: str, strategy: str) -> None:
        """Orders the bot that most calls are about; it may still start when this returns."""
        order = {
            "instanceId": BOT, "strategy": strategy, "exchange": "binance",
            "stake_currency": "USDT", "stake_amount": 50, "max_open_trades": 2, "dry_run": True,
            "tradingPairs": ["BTC/USD", "ETH/USD"], "initialBalance": 300, "timeframe": "1m",
        }  # fmt: skip
        post(address, "/api/freqtrade/provision", order, self.token(address))


def register(address: str, email: str) -> Visitor:
    """Makes an account with a password that nobody else learns."""
    password = secrets.token_hex(16)
    answer = post(
        address,
        "/api/auth/register",
        {"username": "fuzzer", "email": email, "password": password},
    )
    return Visitor(str(answer["data"]["id"]), email, password)


def post(address: str, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
    """The answer of a call that has to be served."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(
        address + path, data=json.dumps(body).encode(), headers=headers, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as refused:
        said = refused.read().decode(errors="replace")
        raise PilotFailure(
            ExitCode.FAILED, f"The API refused POST {path}, without which nothing is fuzzed.", said
        ) from refused
