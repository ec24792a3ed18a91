# SPDX-License-Identifier: GPL-3.0-only
"""What must be on the disk before the next step."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the disk has it: a file's content, or a directory's names."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
