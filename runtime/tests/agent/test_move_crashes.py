# SPDX-License-Identifier: GPL-3.0-only
"""The agent is killed before each change of a file; the next one finishes the move."""

import asyncio
import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from moving import MOVE, address, coming, database, leaving, make_database, rows
from process_pod import ProcessPod
from simulated_pod import SimulatedPod
from slots_directory import Bot

BOT = Bot("ema", {"simulate": {"rows": 3}}, goal="stopped")
MOST = 60
pytestmark = pytest.mark.timeout(600)


async def test_an_arrival_survives_a_kill_at_every_step(
    tmp_path: Path, ports: Iterator[int]
) -> None:
    async with (
        SimulatedPod(tmp_path / "source", next(ports)) as source,
        ProcessPod(tmp_path / "target", next(ports)) as target,
    ):
        make_database(database(source, BOT), 300)
        source.slots.write(leaving(BOT))
        sealed = await source.until_bot(BOT, lambda one: one["state"] == "sealed")
        come = coming(BOT, sealed["database"], address(source))
        for crash_at in range(1, MOST):
            shutil.rmtree(target.settings.data_dir)
            make_database(database(target, BOT), 7)
            target.slots.write(come)
            agent = target.run_agent(crash_at, "/arriving", "/archive", f"/bots/{BOT.id}")
            crashed = await ended_or_arrived(target)
            if crashed:
                assert agent.wait(20) == -9
                # whatever the crash left: at no time is the wrong database taken for the right one
                mark = target.settings.bot_data(BOT.id) / "arrived"
                assert not mark.exists() or rows(database(target, BOT)) == 300
                target.run_agent()
                await target.until_bot(BOT, lambda one: one["state"] == "stopped")
            assert rows(database(target, BOT)) == 300
            (archived,) = target.settings.archive_dir.iterdir()
            assert rows(archived / "trades.sqlite") == 7
            assert not list(target.settings.arriving_dir.iterdir())
            target.end_agent()
            if not crashed:
                break
        assert 8 < crash_at < MOST - 1


async def ended_or_arrived(pod: ProcessPod) -> bool:
    """Whether the agent was killed before the bot was where its goal wants it."""
    assert pod.process is not None
    while pod.process.poll() is None:
        with contextlib.suppress(aiohttp.ClientError, AssertionError):
            bots = (await pod.status())["bots"]
            if any(bot["state"] in {"stopped", "sealed"} for bot in bots):
                return False
        await asyncio.sleep(0.05)
    return True


async def test_a_seal_survives_a_kill_at_every_step(tmp_path: Path, ports: Iterator[int]) -> None:
    async with ProcessPod(tmp_path / "source", next(ports)) as pod:
        for crash_at in range(1, MOST):
            shutil.rmtree(pod.settings.data_dir)
            with_wal(pod, tmp_path / f"live-{crash_at}")
            pod.slots.write(leaving(BOT))
            agent = pod.run_agent(crash_at, f"/bots/{BOT.id}")
            crashed = await ended_or_arrived(pod)
            if crashed:
                assert agent.wait(20) == -9
                pod.run_agent()
            found = await pod.until_bot(BOT, lambda one: one["state"] == "sealed")
            assert found["departure"] == {"id": MOVE}
            assert found["database"]["bytes"] == database(pod, BOT).stat().st_size
            assert rows(database(pod, BOT)) == 40
            pod.end_agent()
            if not crashed:
                break
        assert 2 < crash_at < MOST - 1


def with_wal(pod: SimulatedPod, live: Path) -> None:
    """Forty rows, of which the last thirty are in the WAL only, as kill -9 leaves them."""
    make_database(live / "trades.sqlite", 10)
    target = pod.settings.bot_data(BOT.id)
    target.mkdir(parents=True)
    with contextlib.closing(
        sqlite3.connect(live / "trades.sqlite", isolation_level=None)
    ) as connection:
        connection.execute("pragma journal_mode=wal")
        for _ in range(30):
            connection.execute("insert into trades values (0, 'new')")
        for name in ("trades.sqlite", "trades.sqlite-wal"):
            shutil.copy(live / name, target / name)
