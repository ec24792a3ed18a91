# SPDX-License-Identifier: GPL-3.0-only
"""Asks the rehearsing bot's API all that the agent and the web frontend ask real bots."""

import base64
import http.client
import json
import time
from dataclasses import dataclass
from typing import Final, NoReturn

READS: Final = (
    "ping",
    "health",
    "show_config",
    "count",
    "balance",
    "profit",
    "profit_all",
    "status",
    "trades?limit=20",
    "performance",
    "entries",
    "exits",
    "mix_tags",
    "stats",
    "daily?timescale=7",
    "weekly",
    "monthly",
    "historic_balance",
    "whitelist",
    "blacklist",
    "locks",
    "logs?limit=20",
    "version",
    "sysinfo",
    "plot_config",
    "pair_candles?pair=BTC/USDT&timeframe=1m&limit=50",
    "trade/1",
    "markets?quote=USDT",
    "strategy/RehearsalStrategy",
    "no-such-route",
)
ORDERS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("forceexit", {"tradeid": "all", "ordertype": "market"}),
    ("pause", {}),
    ("start", {}),
)
ORDER_EVERY: Final = 3


@dataclass(slots=True)
class Audience:
    """One client; every call may fail, since the bot is still starting or is ending."""

    host: str
    port: int
    user: str
    password: str
    rounds: int = 0

    def ask_for_ever(self, pause: float = 0.05) -> NoReturn:
        """Go on until this process is killed."""
        while True:
            self.ask_once()
            time.sleep(pause)

    def ask_once(self) -> bool:
        """One round of all routes; False when the bot did not answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=5)
        token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        try:
            for route in READS:
                connection.request("GET", f"/api/v1/{route}", headers=headers)
                connection.getresponse().read()
            if self.rounds % ORDER_EVERY == ORDER_EVERY - 1:
                for route, body in ORDERS:
                    connection.request("POST", f"/api/v1/{route}", json.dumps(body), headers)
                    connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        self.rounds += 1
        return True
