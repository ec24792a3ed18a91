# SPDX-License-Identifier: Apache-2.0
"""The baseline: the same bots as ordinary freqtrade processes."""

from __future__ import annotations

import base64
import contextlib
import json
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.pool.bots import bot_files
from bench.pool.http import get_json
from bench.pool.pod import ROUTES
from bench.pool.program import free_port, running, wait_until
from bench.pool.pss import Memory, memory_of_tree


@dataclass(frozen=True)
class PlainBots:
    """Running processes; `doors` are port and authorization of each API."""

    pids: list[int]
    doors: list[tuple[int, str]]

    def memory(self) -> list[Memory]:
        return [one for pid in self.pids for one in memory_of_tree(pid)]

    def ready(self) -> bool:
        health = [get_json(port, "/api/v1/health", key) for port, key in self.doors]
        return all(one and one.get("last_process_ts") for one in health)

    def poll(self) -> None:
        for port, key in self.doors:
            for route in (*ROUTES, "health", "count"):
                get_json(port, f"/api/v1/{route}", key)


@contextlib.contextmanager
def plain_bots(directory: Path, exchange_port: int, bots: int) -> Iterator[PlainBots]:
    with contextlib.ExitStack() as stack:
        doors, pids = [], []
        for number in range(bots):
            home = directory / f"plain-{number}"
            (home / "strategy").mkdir(parents=True)
            for name, text in bot_files(exchange_port).items():
                (home / name).write_bytes(text)
            port, password = free_port(), secrets.token_hex(16)
            (home / "runtime.json").write_text(json.dumps(_runtime(home, port, password)))
            files = [home / "config.json", home / "runtime.json"]
            command: list[str | Path] = [Path(sys.executable).with_name("freqtrade"), "trade"]
            for path in files:
                command += ["-c", path]
            child = stack.enter_context(running(command, {}, home / "console.log"))
            pids.append(child.pid)
            doors.append((port, "Basic " + base64.b64encode(f"u:{password}".encode()).decode()))
        one = PlainBots(pids, doors)
        wait_until(f"{bots} plain bots (see {directory})", 300, one.ready)
        yield one


def _runtime(home: Path, port: int, password: str) -> dict[str, object]:
    return {
        "initial_state": "running",
        "db_url": f"sqlite:///{home}/trades.sqlite",
        "user_data_dir": str(home),
        "strategy_path": str(home / "strategy"),
        "logfile": str(home / "bot.log"),
        "api_server": {
            "enabled": True,
            "listen_ip_address": "127.0.0.1",
            "listen_port": port,
            "username": "u",
            "password": password,
            "jwt_secret_key": secrets.token_hex(32),
            "ws_token": secrets.token_hex(16),
            "verbosity": "error",
        },
    }
