# SPDX-License-Identifier: GPL-3.0-only
"""Brings a database to rest: everything in one file, and its digest."""

import sqlite3
from contextlib import closing
from hashlib import file_digest, sha256
from pathlib import Path

from pilot_runtime.agent.memory import SealedDatabase
from pilot_runtime.agent.observe.database import DATABASE_FILE, damage
from pilot_runtime.launch.lock import lock_held

BUSY_SECONDS = 5
"""How long a checkpoint waits for others to leave the database."""


class DatabaseBusyError(RuntimeError):
    """Somebody still uses the database: the checkpoint could not finish."""


class DatabaseDamagedError(RuntimeError):
    """SQLite finds faults in the database: it must not be handed on as a sound one."""


def checkpoint(data_dir: Path) -> None:
    """Write the WAL back and leave no side files; nothing to do without a database."""
    path = data_dir / DATABASE_FILE
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        busy, _, _ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        if busy:
            raise DatabaseBusyError(f"{DATABASE_FILE} is in use")


def seal(data_dir: Path, now: float) -> SealedDatabase:
    """Checkpoint, then digest and size of the one file; the digest of nothing without a database.

    Raises `AlreadyRunningError` or `DatabaseBusyError` while somebody uses it, and
    `DatabaseDamagedError` when it is not sound.
    """
    path = data_dir / DATABASE_FILE
    if not path.exists():
        return SealedDatabase(sha256().hexdigest(), 0, now)
    with lock_held(data_dir / "lock"):
        checkpoint(data_dir)
        if problem := damage(path):
            raise DatabaseDamagedError(f"{DATABASE_FILE} is damaged: {problem}")
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
            return SealedDatabase(digest, path.stat().st_size, now)
