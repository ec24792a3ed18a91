# SPDX-License-Identifier: GPL-3.0-only
"""Puts an arrived database in its place."""

from pathlib import Path

from pilot_runtime.agent.apply.archive import archive
from pilot_runtime.agent.apply.arrival.staging import DIRECTORY_MODE, Staging
from pilot_runtime.agent.apply.disk import sync


def install(bot_id: str, staging: Staging, data_dir: Path, archive_dir: Path, now: float) -> None:
    """Archive what an earlier stay left here, then one rename.

    Database and mark come into view together: whoever is killed in between begins again with the
    same staged database, and whoever comes later finds the mark and fetches nothing.
    Raises `AlreadyRunningError` or `DatabaseBusyError` while somebody uses what is here.
    """
    staging.settle()
    archive(bot_id, data_dir, archive_dir, now)
    data_dir.parent.mkdir(parents=True, exist_ok=True, mode=DIRECTORY_MODE)
    staging.directory.rename(data_dir)
    sync(data_dir.parent)
    sync(staging.directory.parent)
