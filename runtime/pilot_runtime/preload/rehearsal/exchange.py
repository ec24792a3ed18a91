# SPDX-License-Identifier: GPL-3.0-only
"""RehearsalExchange: the few Binance spot routes that a dry-run bot asks for, on loopback."""

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pilot_runtime.preload.rehearsal import market


class RehearsalExchangeHandler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    # one segment an answer: two of them would wait 40 ms for each other
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a route or 404 in Binance's error shape."""
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        answer = answer_for(url.path.removeprefix("/api/v3/"), query, time.time())
        known = answer is not None
        body = json.dumps(answer if known else {"code": -1, "msg": "unknown route"}).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def answer_for(route: str, query: dict[str, str], at: float) -> Any:
    """The answer of a route, or None when there is no such route."""
    symbol = query.get("symbol", "")
    match route:
        case "exchangeInfo":
            return market.exchange_info(at)
        case "time":
            return {"serverTime": int(at * 1000)}
        case "klines":
            start = int(query["startTime"]) if "startTime" in query else None
            limit = min(int(query.get("limit", 500)), market.LONGEST)
            return market.candles(symbol, query["interval"], limit, start, at)
        case "depth":
            return market.depth(symbol, at)
        case "ticker/24hr":
            every = [market.ticker(base + market.QUOTE, at) for base in market.BASES]
            return market.ticker(symbol, at) if symbol else every
        case _:
            return None


class RehearsalExchange(ThreadingHTTPServer):
    """The server on a socket that listens already."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, listening: socket.socket) -> None:
        super().__init__(listening.getsockname(), RehearsalExchangeHandler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening

    def start(self) -> None:
        """Serve in a thread of its own."""
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()


def listen() -> socket.socket:
    """A listening socket on a free loopback port."""
    return socket.create_server(("127.0.0.1", 0), backlog=128)
