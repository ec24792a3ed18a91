# SPDX-License-Identifier: GPL-3.0-only
"""BotSimulator: speaks the few freqtrade routes the agent uses; trades nothing.

What it does wrong is in `simulate` of its config.json:
`exit` (code at start), `log` (lines), `no_loop`, `freeze` (loop ends after the first), `silent`
(no API at all), `open` (trades), `never_closes`, `stops_itself`, `retrying` (loops wait for the
exchange), `rows` (written to a real SQLite database in WAL mode, which stays open).
"""

import base64
import json
import sqlite3
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any


class LoopbackServer(ThreadingTCPServer):
    """Not HTTPServer: that one looks its own name up, which takes seconds without a resolver."""

    allow_reuse_address = True
    daemon_threads = True


class BotSimulator:
    def __init__(self, run_dir: Path, data_dir: Path) -> None:
        self.config = json.loads((run_dir / "config.json").read_text())
        self.runtime = json.loads((run_dir / "runtime.json").read_text())
        self.wrong: dict[str, Any] = self.config.get("simulate", {})
        self.state = self.runtime["initial_state"]
        self.open = int(self.wrong.get("open", 0))
        self.closed = 0
        self.loop_at: float | None = None
        self.log_path = Path(self.runtime["logfile"])
        self.data_dir = data_dir

    def log(self, text: str, level: str = "INFO") -> None:
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        with self.log_path.open("a") as file:
            file.write(f"{stamp},000 - freqtrade - {level} - {text}\n")

    def run(self) -> int:
        self.log("simulator starts")
        for line in self.wrong.get("log", ()):
            self.log(line, "ERROR")
        if "exit" in self.wrong:
            return int(self.wrong["exit"])
        if "rows" in self.wrong:
            self.trade(int(self.wrong["rows"]))
        if not self.wrong.get("silent"):
            self.serve()
        while True:
            frozen = self.wrong.get("freeze") and self.loop_at is not None
            if not (self.wrong.get("no_loop") or self.wrong.get("retrying") or frozen):
                self.loop_at = time.time()
            if self.wrong.get("stops_itself") and self.loop_at and self.state == "running":
                time.sleep(0.5)
                self.state = "stopped"
            time.sleep(0.1)

    def trade(self, rows: int) -> None:
        path = self.runtime["db_url"].removeprefix("sqlite:///")
        # kept open: what ends this process leaves its rows in the WAL
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("pragma journal_mode=wal")
        self.database.execute("create table if not exists trades (is_open integer, note text)")
        for _ in range(rows):
            self.database.execute("insert into trades values (0, ?)", ("x" * 2000,))

    def serve(self) -> None:
        api = self.runtime["api_server"]
        server = LoopbackServer((api["listen_ip_address"], api["listen_port"]), handler_of(self))
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def answer(self, method: str, path: str, body: Any) -> Any:  # noqa: C901, PLR0911, PLR0912 one a route
        match method, path:
            case "GET", "health":
                return {"last_process_ts": self.loop_at}
            case "GET", "show_config":
                return {"state": self.state}
            case "GET", "count":
                return {"current": self.open, "max": 3}
            case "GET", "profit":
                return {"closed_trade_count": self.closed, "profit_closed_coin": 1.25}
            case "GET", "status":
                trade = {"amount": 1.0, "current_rate": 100.25, "stake_amount": 100.0}
                trade["base_currency"] = "BTC"
                return [{"trade_id": number, **trade} for number in range(self.open)]
            case "GET", "balance":
                stake = 1001.5 - 100.25 * self.open
                return {
                    "total": 1001.5,
                    "total_bot": 991.5,
                    "starting_capital": 1000.0,
                    "stake": "USDT",
                    "note": "Simulated balances",
                    "currencies": [
                        {"currency": "BTC", "free": self.open, "balance": self.open},
                        {"currency": "USDT", "free": stake, "balance": stake},
                    ],
                }
            case "GET", "logs":
                text = "Error: x, retrying in 30 seconds..." if self.wrong.get("retrying") else "ok"
                return {"logs": [["", time.time() * 1000, "x", "WARNING", text]]}
            case "GET", "slow":
                time.sleep(5)
                return {}
            case "POST", "pause":
                self.state = "paused"
            case "POST", "start":
                self.state = "running"
            case "POST", "forceexit":
                if not self.wrong.get("never_closes"):
                    self.closed, self.open = self.closed + self.open, 0
            case _:
                return None
        return {"status": "ok", "body": body}


def handler_of(bot: BotSimulator) -> type[BaseHTTPRequestHandler]:
    api = bot.runtime["api_server"]
    good = base64.b64encode(f"{api['username']}:{api['password']}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            return

        def respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            path = self.path.split("?")[0].removeprefix("/api/v1/")
            if self.headers.get("Authorization") != f"Basic {good}":
                self.send(401, {"detail": "Unauthorized"})
                return
            found = bot.answer(self.command, path, body)
            self.send(200 if found is not None else 404, found)

        def send(self, status: int, value: Any) -> None:
            content = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = respond  # noqa: N815
        do_POST = respond  # noqa: N815

    return Handler


if __name__ == "__main__":
    sys.exit(BotSimulator(Path(sys.argv[1]), Path(sys.argv[2])).run())
