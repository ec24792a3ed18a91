# SPDX-License-Identifier: Apache-2.0
"""Names builds by what went into them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

# Results of builds and tools, never their input.
_IGNORED = {"target", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", "node_modules"}


def digest_of(sources: Iterable[Path], *labels: str) -> str:
    """Eight hex digits over names and contents of all files below `sources`, and the labels."""
    sha = hashlib.sha256()
    for label in labels:
        sha.update(f"{label}\n".encode())
    for source in sources:
        for file in _files(source):
            relative = file.relative_to(source.parent)
            sha.update(f"{relative}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return sha.hexdigest()[:8]


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    found = []
    for directory, children, names in os.walk(source):
        children[:] = sorted(c for c in children if c not in _IGNORED and not c.startswith("."))
        found += [Path(directory) / name for name in sorted(names) if not name.endswith(".pyc")]
    return found
