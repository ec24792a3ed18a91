# SPDX-License-Identifier: GPL-3.0-only
"""Seal, archive, and a look at open trades, on real SQLite files."""

import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from pilot_runtime.agent.apply.archive import archive
from pilot_runtime.agent.apply.seal import DatabaseBusyError, checkpoint, seal
from pilot_runtime.agent.observe.database import open_trades
from pilot_runtime.launch.lock import AlreadyRunningError, take_lock


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilot_runtime.agent.apply.seal.BUSY_SECONDS", 0.1)


def fill(data: Path, *is_open: int) -> sqlite3.Connection:
    data.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(data / "trades.sqlite", isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("create table trades (id integer primary key, is_open integer)")
    for value in is_open:
        connection.execute("insert into trades (is_open) values (?)", (value,))
    return connection


def crashed(data: Path, tmp: Path, *is_open: int) -> None:
    """A database as kill -9 leaves it: the rows are in the WAL only."""
    with closing(fill(tmp, *is_open)):
        data.mkdir(parents=True, exist_ok=True)
        for name in ("trades.sqlite", "trades.sqlite-wal"):
            (data / name).write_bytes((tmp / name).read_bytes())


def test_seal_brings_the_wal_home(tmp_path: Path) -> None:
    data = tmp_path / "data"
    crashed(data, tmp_path / "live", 1, 0)
    sealed = seal(data, 5.0)
    content = (data / "trades.sqlite").read_bytes()
    assert sealed.sha256 == sha256(content).hexdigest()
    assert sealed.size == len(content)
    wal = data / "trades.sqlite-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    with closing(sqlite3.connect(data / "trades.sqlite")) as connection:
        assert connection.execute("select count(*) from trades").fetchone() == (2,)


def test_seal_without_a_database(tmp_path: Path) -> None:
    assert seal(tmp_path, 5.0).size == 0


def test_database_in_use_is_not_sealed(tmp_path: Path, impatient: None) -> None:
    with closing(fill(tmp_path, 1)) as connection:
        connection.execute("begin")
        connection.execute("select * from trades").fetchall()
        connection2 = sqlite3.connect(tmp_path / "trades.sqlite", isolation_level=None)
        with closing(connection2):
            connection2.execute("insert into trades (is_open) values (1)")
        with pytest.raises(DatabaseBusyError):
            checkpoint(tmp_path)


def test_open_trades(tmp_path: Path) -> None:
    assert open_trades(tmp_path / "none") == 0
    crashed(tmp_path / "data", tmp_path / "live", 1, 0, 1)
    assert open_trades(tmp_path / "data") == 2


def test_open_trades_of_strange_files(tmp_path: Path) -> None:
    (tmp_path / "trades.sqlite").write_bytes(b"")
    assert open_trades(tmp_path) == 0
    (tmp_path / "trades.sqlite").write_bytes(b"not a database" * 100)
    assert open_trades(tmp_path) is None


def test_archive_moves_and_never_overwrites(tmp_path: Path) -> None:
    where = []
    for _ in range(2):
        data = tmp_path / "bots" / "a-1"
        crashed(data, tmp_path / f"live{len(where)}", 0)
        where.append(archive("a-1", data, tmp_path / "archive", 1_000_000_000))
        assert not data.exists()
    names = [path.name for path in where if path]
    assert names == ["a-1-20010909T014640Z", "a-1-20010909T014640Z-2"]
    assert all((path / "trades.sqlite").exists() for path in where if path)
    assert archive("a-1", tmp_path / "bots" / "a-1", tmp_path / "archive", 0) is None


def test_archive_takes_a_broken_database_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "bots" / "a-1"
    data.mkdir(parents=True)
    (data / "trades.sqlite").write_bytes(b"not a database" * 100)
    target = archive("a-1", data, tmp_path / "archive", 0)
    assert target is not None
    assert (target / "trades.sqlite").read_bytes() == b"not a database" * 100


def test_archive_leaves_a_database_in_use_alone(tmp_path: Path, impatient: None) -> None:
    data = tmp_path / "bots" / "a-1"
    with closing(fill(data, 1)) as connection:
        connection.execute("begin")
        connection.execute("select * from trades").fetchall()
        with closing(sqlite3.connect(data / "trades.sqlite", isolation_level=None)) as writer:
            writer.execute("insert into trades (is_open) values (1)")
        with pytest.raises(DatabaseBusyError):
            archive("a-1", data, tmp_path / "archive", 0)
    assert data.exists()


def test_archive_leaves_the_data_of_a_live_process_alone(tmp_path: Path) -> None:
    data = tmp_path / "bots" / "a-1"
    data.mkdir(parents=True)
    lock = take_lock(data / "lock")
    with pytest.raises(AlreadyRunningError):
        archive("a-1", data, tmp_path / "archive", 0)
    os.close(lock.fd)
    assert archive("a-1", data, tmp_path / "archive", 0) is not None
