# SPDX-License-Identifier: GPL-3.0-only
"""What a confined Python needs to read: itself and its libraries."""

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from pilot_runtime.validate.sandbox.landlock import Room

_OURS = Path(__file__).resolve().parents[2]
_SYSTEM = (
    "/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/share/zoneinfo", "/etc/localtime",
    "/dev/urandom",
)  # fmt: skip


def python_room(writable: Path) -> Room:
    """Libraries to read, and one directory to write to."""
    return Room(tuple(dict.fromkeys(_readable())), writable.resolve())


def _readable() -> Iterator[Path]:
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield Path(sysconfig.get_path(name)).resolve()
    for entry in map(Path, sys.path):
        # the libraries may be in another environment than the one that runs
        if entry.name in {"site-packages", "dist-packages", "lib-dynload"} and entry.is_dir():
            yield entry.resolve()
    yield _OURS
    yield from map(Path, _SYSTEM)
