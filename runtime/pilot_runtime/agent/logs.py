# SPDX-License-Identifier: GPL-3.0-only
"""Lines of a bot's log, without secrets."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from pilot_runtime.agent.redact import Redactor

MAX_TAIL = 10_000
BYTES_A_LINE = 300
FOLLOW_SECONDS = 0.5
CHUNK = 64 * 1024


def last_lines(path: Path, count: int, redactor: Redactor) -> tuple[str, int]:
    """The last lines, and the offset behind the last whole one."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            begin = max(0, end - count * BYTES_A_LINE)
            file.seek(begin)
            content = file.read(end - begin)
    except OSError:
        return "", 0
    whole = content.rfind(b"\n") + 1
    lines = content[:whole].decode("utf-8", "replace").splitlines()
    if begin and lines:
        del lines[0]
    text = "\n".join(lines[-count:]) if count else ""
    return redactor.clean(text + "\n" if text else ""), begin + whole


async def follow(path: Path, offset: int, redactor: Redactor) -> AsyncIterator[str]:
    """New whole lines as they are written; starts anew after a rotation."""
    while True:
        text, offset = _read_on(path, offset)
        if text:
            yield redactor.clean(text)
        else:
            await asyncio.sleep(FOLLOW_SECONDS)


def _read_on(path: Path, offset: int) -> tuple[str, int]:
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) < offset:
                offset = 0
            file.seek(offset)
            content = file.read(CHUNK)
    except OSError:
        return "", 0
    whole = content.rfind(b"\n") + 1
    if not whole and len(content) == CHUNK:
        whole = CHUNK
    return content[:whole].decode("utf-8", "replace"), offset + whole
