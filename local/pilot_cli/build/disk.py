# SPDX-License-Identifier: Apache-2.0
"""Looks at free disk space before work begins, not after it fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

FreeBytes = Callable[[Path], int]


def free_bytes(path: Path) -> int:
    """Free bytes of the file system that holds `path`, which need not exist yet."""
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free


def require_space(path: Path, megabytes: int, what: str, free: FreeBytes = free_bytes) -> None:
    """Fails when fewer than `megabytes` are free where `path` is."""
    have = free(path) // 1_000_000
    if have < megabytes:
        raise PilotFailure(
            ExitCode.DISK_FULL,
            f"{what} needs {megabytes} MB of free disk space at {path}, only {have} MB are free.",
        )
