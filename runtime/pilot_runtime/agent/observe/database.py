# SPDX-License-Identifier: GPL-3.0-only
"""Looks into the database of a bot that has no process."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

DATABASE_FILE = "trades.sqlite"


def open_trades(data_dir: Path) -> int | None:
    """How many trades are open; 0 without a database, None when it cannot be read."""
    path = data_dir / DATABASE_FILE
    if not path.exists():
        return 0
    try:
        # not read-only: a WAL left behind by a crash has to be recovered
        with closing(sqlite3.connect(path, timeout=2)) as connection:
            row = connection.execute("select count(*) from trades where is_open = 1").fetchone()
            return int(row[0])
    except sqlite3.Error as problem:
        return 0 if "no such table" in str(problem) else None


def damage(database: Path) -> str | None:
    """What SQLite finds wrong with a database that nobody uses; None when it is sound."""
    # immutable: no side files are made beside a database that is only looked at
    address = f"file:{quote(str(database))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = str(connection.execute("pragma integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return None if found == "ok" else found
