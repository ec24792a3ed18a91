# SPDX-License-Identifier: GPL-3.0-only
"""The highest revision of the slots that this volume has obeyed.

A pod that is made again may see an old mount first, and a Secret may come back from a backup:
what was moved away or removed since must not start again.
"""

import os
from pathlib import Path

NOTE = "revision"


class ObeyedRevision:
    """A number in a file of its own; on the disk before the revision is in force."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / NOTE
        self._known: int | None = None

    def highest(self) -> int:
        """0 on a volume that has obeyed none."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def note(self, revision: int) -> None:
        """Remember a higher one; raises `OSError` when the volume does not take it."""
        if revision <= self.highest():
            return
        fresh = self._path.with_name(f"{NOTE}.new")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="ascii") as file:
            file.write(str(revision))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        self._known = revision

    def _read(self) -> int:
        try:
            text = self._path.read_text(encoding="ascii").strip()
        except OSError:
            return 0
        return int(text) if text.isdecimal() else 0
