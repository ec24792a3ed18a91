# SPDX-License-Identifier: Apache-2.0
"""Reads the commands out of runbooks and guides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"```sh\n(?P<script>.*?)```\n(?:<!-- shows: (?P<shows>.*?) -->)?", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block of commands that are run together."""

    script: str
    shows: tuple[str, ...]
    """Words of which one must be in the output; empty = any output will do."""

    def content_with(self, output: str) -> bool:
        """Whether the output shows what the runbook says it does."""
        return not self.shows or any(word in output for word in self.shows)


@dataclass(frozen=True)
class Runbook:
    """The page's commands: those that look, then those that mend."""

    find_out: tuple[Block, ...]
    mend: tuple[Block, ...]


def read_runbook(page: Path) -> Runbook:
    """Raises ValueError for a page without commands that look or without any that mend."""
    text = page.read_text()
    looking, heading, mending = text.partition("\n## Mend it\n")
    runbook = Runbook(_blocks(looking), _blocks(mending))
    if not heading or not runbook.find_out or not runbook.mend:
        raise ValueError(f"{page.name} needs commands before and after the heading 'Mend it'")
    return runbook


def read_guide(page: Path, heading: str) -> tuple[Block, ...]:
    """The commands below one heading of second order; raises ValueError when there are none."""
    _, found, rest = page.read_text().partition(f"\n## {heading}\n")
    blocks = _blocks(rest.partition("\n## ")[0])
    if not found or not blocks:
        raise ValueError(f"{page.name} needs commands below the heading '{heading}'")
    return blocks


def _blocks(text: str) -> tuple[Block, ...]:
    return tuple(
        Block(found["script"], tuple(w.strip() for w in (found["shows"] or "").split("|") if w))
        for found in _BLOCK.finditer(text)
    )
