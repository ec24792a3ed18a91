# SPDX-License-Identifier: GPL-3.0-only
"""Moves the data of a removed bot aside; nothing is deleted."""

from datetime import UTC, datetime
from pathlib import Path

from pilot_runtime.agent.apply.seal import checkpoint


def archive(bot_id: str, data_dir: Path, archive_dir: Path, now: float) -> Path | None:
    """Where the data is now: `<id>-<UTC time>`; None when there was none."""
    if not data_dir.is_dir():
        return None
    checkpoint(data_dir)
    archive_dir.mkdir(parents=True, exist_ok=True)
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    target = archive_dir / f"{bot_id}-{stamp}"
    number = 1
    while target.exists():
        number += 1
        target = archive_dir / f"{bot_id}-{stamp}-{number}"
    data_dir.rename(target)
    return target
