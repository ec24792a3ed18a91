# SPDX-License-Identifier: GPL-3.0-only
"""The archive on the pod's volume, kept in bounds."""

import logging
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

STAMPED = re.compile(r".+-(\d{8}T\d{6}Z)(-\d+)?")
LOG = logging.getLogger("pilot.agent")


def archived_at(name: str) -> float | None:
    """Seconds since 1970 from a name like `ema-1-20261121T101112Z`; None for any other name."""
    found = STAMPED.fullmatch(name)
    if found is None:
        return None
    return datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()


def prune(archive_dir: Path, keep_seconds: float, now: float) -> tuple[str, ...]:
    """Delete what is older than that; 0 keeps everything. Returns the names that are gone."""
    if not keep_seconds or not archive_dir.is_dir():
        return ()
    gone = []
    for path in sorted(archive_dir.iterdir()):
        at = archived_at(path.name)
        if at is not None and now - at > keep_seconds:
            shutil.rmtree(path, ignore_errors=True)
            gone.append(path.name)
            LOG.info("archive %s is older than %.0f s: deleted", path.name, keep_seconds)
    return tuple(gone)
