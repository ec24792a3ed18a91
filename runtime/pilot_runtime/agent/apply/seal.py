# SPDX-License-Identifier: GPL-3.0-only
"""Brings a database to rest: everything in one file, and its digest."""

import sqlite3
from contextlib import closing
from hashlib import file_digest, sha256
from pathlib import Path

from pilot_runtime.agent.memory import SealedDatabase
from pilot_runtime.agent.observe.database import DATABASE_FILE
from pilot_runtime.launch.lock import lock_held


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
    """Checkpoint, then digest and size of the one file; an empty digest without a database.

    Raises `AlreadyRunningError` or `DatabaseBusyError` while somebody uses it.
    """
    path = data_dir / DATABASE_FILE
    if not path.exists():
        return SealedDatabase(sha256().hexdigest(), 0)
    with lock_held(data_dir / "lock"):
        checkpoint(data_dir)
        with path.open("rb") as file:
            return SealedDatabase(file_digest(file, "sha256").hexdigest(), path.stat().st_size)
