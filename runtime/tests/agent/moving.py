# SPDX-License-Identifier: GPL-3.0-only
"""What the operator would write into both pods' slots for a move."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulated_pod import TOKEN, SimulatedPod
from slots_directory import Bot

from pilot_runtime.agent.auth import ticket

MOVE = "other-0-0.2.1.1795255200000"


def leaving(bot: Bot, move: str = MOVE) -> Bot:
    to = {"pool": "other", "pod": "other-0-0"}
    return replace(bot, goal="sealed", departure={"id": move, "to": to})


def coming(bot: Bot, sealed: dict[str, Any], url: str, move: str = MOVE, **changes: Any) -> Bot:
    arrival = {
        "id": move,
        "from": {"pool": "starter", "pod": "starter-0-0"},
        "url": url,
        "ticket": ticket(TOKEN.encode(), move, bot.id),
        "sha256": sealed["sha256"],
        "bytes": sealed["bytes"],
    }
    return replace(bot, arrival=arrival | changes)


def address(pod: SimulatedPod) -> str:
    return f"http://{pod.settings.pod_ip}:{pod.settings.port}"


def database(pod: SimulatedPod, bot: Bot) -> Path:
    return pod.settings.bot_data(bot.id) / "trades.sqlite"


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("select count(*) from trades").fetchone()[0])


def make_database(path: Path, count: int) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("create table trades (is_open integer, note text)")
        for _ in range(count):
            connection.execute("insert into trades values (0, 'old')")
