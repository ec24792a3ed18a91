# SPDX-License-Identifier: GPL-3.0-only
"""Moves the data of a removed bot aside; nothing is deleted."""

import logging
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from pilot_runtime.agent.apply.seal import checkpoint
from pilot_runtime.launch.lock import lock_held

LOG = logging.getLogger("pilot.agent")


def archive(bot_id: str, data_dir: Path, archive_dir: Path, now: float) -> Path | None:
    """Where the data is now: `<id>-<UTC time>`; None when there was none.

    Raises `AlreadyRunningError` or `DatabaseBusyError` while somebody uses it.
    """
    if not data_dir.is_dir():
        return None
    with lock_held(data_dir / "lock"):
        try:
            checkpoint(data_dir)
        except sqlite3.DatabaseError as problem:
            # it cannot get better here, and the side files move along
            LOG.warning("%s: archived without a checkpoint: %s", bot_id, problem)
        return _move(bot_id, data_dir, archive_dir, now)


def _move(bot_id: str, data_dir: Path, archive_dir: Path, now: float) -> Path:
    archive_dir.mkdir(parents=True, exist_ok=True)
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    target = archive_dir / f"{bot_id}-{stamp}"
    number = 1
    while target.exists():
        number += 1
        target = archive_dir / f"{bot_id}-{stamp}-{number}"
    data_dir.rename(target)
    return target
