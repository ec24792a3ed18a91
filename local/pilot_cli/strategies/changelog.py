# SPDX-License-Identifier: Apache-2.0
"""`CHANGELOG.md` of a strategy: a heading `## VERSION` for each version, newest first."""

from __future__ import annotations

import re

NAME = "CHANGELOG.md"

_HEADING = re.compile(r"^## \[?v?([0-9][^\s\]]*)\]?.*$", re.MULTILINE)


def newest(text: str) -> str:
    """The version of the first entry; empty without one."""
    found = _HEADING.search(text)
    return found[1] if found else ""


def with_entry(text: str, version: str, words: str) -> str:
    """The same with an entry before all others."""
    entry = f"## {version}\n\n{words.strip()}\n"
    found = _HEADING.search(text)
    if found is None:
        head = text.rstrip()
        return f"{head}\n\n{entry}" if head else entry
    return f"{text[: found.start()]}{entry}\n{text[found.start() :]}"
