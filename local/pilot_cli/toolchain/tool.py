# SPDX-License-Identifier: Apache-2.0
"""Results of the search for one tool."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Version = tuple[int, ...]


@dataclass(frozen=True)
class Tool:
    """A tool that suits. `path` is the program, or the JDK's directory."""

    name: str
    path: Path
    version: Version

    @property
    def version_text(self) -> str:
        return ".".join(str(part) for part in self.version)


@dataclass(frozen=True)
class Missing:
    """A tool that was not found, and how to get it on Debian."""

    what: str
    install: str


def parse_version(text: str) -> Version:
    """The first dotted number in the text; empty when there is none."""
    match = re.search(r"(\d+(?:\.\d+)*)", text)
    return tuple(int(part) for part in match.group(1).split(".")) if match else ()
