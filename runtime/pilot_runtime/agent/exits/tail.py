# SPDX-License-Identifier: GPL-3.0-only
"""What a bot wrote since it was started."""

import os
from pathlib import Path

TAIL_BYTES = 512 * 1024


def size(path: Path) -> int:
    """Bytes in the file now; 0 without one."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def since(path: Path, offset: int) -> str:
    """Text from `offset` on, at most the last 512 KB; all of it after a rotation."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            begin = offset if offset <= end else 0
            file.seek(max(begin, end - TAIL_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
