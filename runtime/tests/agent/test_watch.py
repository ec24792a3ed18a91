# SPDX-License-Identifier: GPL-3.0-only
"""Changes of the mounted slots are noticed without waiting for the poll."""

import asyncio
from pathlib import Path

import pytest
from slots_directory import Bot, SlotsDirectory

from pilot_runtime.agent.desired import watch


async def test_swap_is_noticed(tmp_path: Path) -> None:
    slots = SlotsDirectory(tmp_path / "slots")
    slots.write()
    stop = asyncio.Event()
    watch_poll = watch.POLL_SECONDS
    notices = watch.slot_changes(slots.path, stop)
    await anext(notices)
    pending = asyncio.ensure_future(anext(notices))
    await asyncio.sleep(0.3)
    assert not pending.done()
    slots.write(Bot("ema"))
    await asyncio.wait_for(pending, watch_poll - 1)
    stop.set()
    await notices.aclose()


async def test_directory_that_comes_later_is_polled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "POLL_SECONDS", 0.05)
    stop = asyncio.Event()
    notices = watch.slot_changes(tmp_path / "later", stop)
    for _ in range(3):
        await asyncio.wait_for(anext(notices), 5)
    stop.set()
    await notices.aclose()
