# SPDX-License-Identifier: GPL-3.0-only
"""Which move brought the database that a bot has here, and what is still on its way."""

import json
from dataclasses import dataclass
from pathlib import Path

MARKER = "arrived"


@dataclass(frozen=True, slots=True)
class ArrivalMark:
    """What a bot's directory says of the move that made it; sizes in bytes."""

    id: str
    sha256: str
    size: int

    def text(self) -> str:
        return json.dumps({"id": self.id, "sha256": self.sha256, "bytes": self.size})


def read_mark(directory: Path) -> ArrivalMark | None:
    """None without a mark, or with one that is cut off: both mean that nothing has arrived."""
    try:
        value = json.loads((directory / MARKER).read_text(encoding="utf-8"))
        return ArrivalMark(str(value["id"]), str(value["sha256"]), int(value["bytes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def on_their_way(arriving_dir: Path) -> frozenset[str]:
    """Bots of which something was fetched that is not in its place yet."""
    try:
        return frozenset(one.name for one in arriving_dir.iterdir())
    except OSError:
        return frozenset()
