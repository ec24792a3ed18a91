# SPDX-License-Identifier: GPL-3.0-only
"""The signed half of an exchange, on this machine: one balance, and no order is ever taken."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import ccxt

BALANCES = [{"asset": "USDT", "free": "1000.00", "locked": "0.00"}]


class SimulatedAccount(ThreadingHTTPServer):
    """Remembers which keys signed what."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.signed: set[tuple[str, str]] = set()

    def exchange(self, public: str) -> dict[str, Any]:
        """`ccxt_config` of a bot all of whose calls stay on this machine."""
        mine = f"http://127.0.0.1:{self.server_port}"
        api = dict.fromkeys(ccxt.binance().urls["api"], mine)
        return {
            "enableRateLimit": False,
            "options": {"fetchMarkets": ["spot"]},
            "urls": {"api": api | {"public": public}},
        }


class _Answers(BaseHTTPRequestHandler):
    server: SimulatedAccount

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if "signature=" in asked.query:
            self.server.signed.add((asked.path, self.headers.get("X-MBX-APIKEY", "")))
        balance = asked.path == "/account"
        content = json.dumps({"balances": BALANCES} if balance else []).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        self.send_error(403)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def simulated_account() -> Iterator[SimulatedAccount]:
    with SimulatedAccount() as account:
        Thread(target=account.serve_forever, daemon=True).start()
        yield account
        account.shutdown()
