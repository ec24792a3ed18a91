# SPDX-License-Identifier: GPL-3.0-only
"""Brings a database to rest: everything in one file, and its digest."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from pilot_runtime.agent.memory import SealedDatabase
from pilot_runtime.agent.observe.database import DATABASE_FILE

CHUNK = 1024 * 1024


class DatabaseBusyError(RuntimeError):
    """Somebody still uses the database: the checkpoint could not finish."""


def checkpoint(data_dir: Path) -> None:
    """Write the WAL back and leave no side files; nothing to do without a database."""
    path = data_dir / DATABASE_FILE
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as connection:
        busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        if busy:
            raise DatabaseBusyError(f"{DATABASE_FILE} is in use")


def seal(data_dir: Path) -> SealedDatabase:
    """Checkpoint, then digest and size of the one file; an empty digest without a database."""
    checkpoint(data_dir)
    path = data_dir / DATABASE_FILE
    digest = sha256()
    size = 0
    if path.exists():
        with path.open("rb") as file:
            while part := file.read(CHUNK):
                digest.update(part)
                size += len(part)
    return SealedDatabase(digest.hexdigest(), size)
