# SPDX-License-Identifier: GPL-3.0-only
"""Tells when the mounted slots may have changed."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import awatch

POLL_SECONDS = 5.0
DEBOUNCE_MS = 40


async def slot_changes(directory: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield at once, then after each change, and every 5 s in case a notice was lost."""
    changed = asyncio.Event()
    watcher = asyncio.create_task(_watch(directory, changed, stop))
    try:
        while not stop.is_set():
            changed.clear()
            yield
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await changed.wait()
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)


async def _watch(directory: Path, changed: asyncio.Event, stop: asyncio.Event) -> None:
    while not stop.is_set():
        # not recursive: the swap renames a link in this very directory
        with contextlib.suppress(OSError):
            notices = awatch(
                directory,
                recursive=False,
                watch_filter=None,
                debounce=DEBOUNCE_MS * 2,
                step=DEBOUNCE_MS,
                stop_event=stop,
                ignore_permission_denied=True,
            )
            async for _ in notices:
                changed.set()
        changed.set()
        await asyncio.sleep(POLL_SECONDS)
