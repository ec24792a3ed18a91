# SPDX-License-Identifier: GPL-3.0-only
"""The files of an arrival, from any state that crashes and other moves may have left."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilot_runtime.agent.apply.arrival.install import install
from pilot_runtime.agent.apply.arrival.staging import ArrivalFailedError, Staging
from pilot_runtime.agent.observe.arrived import MARKER, ArrivalMark, read_mark

BOT = "ema-1"


class KilledError(BaseException):
    """The agent ends here."""


@dataclass
class Sources:
    """What other pods sealed: one small real database a move."""

    root: Path
    contents: dict[str, bytes] = field(default_factory=dict)

    def of(self, move: str) -> tuple[ArrivalMark, bytes]:
        if move not in self.contents:
            path = self.root / f"{move}.sqlite"
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("create table trades (note text)")
                connection.execute("insert into trades values (?)", (move,))
            self.contents[move] = path.read_bytes()
        content = self.contents[move]
        return ArrivalMark(move, sha256(content).hexdigest(), len(content)), content


def note(directory: Path) -> str:
    with closing(sqlite3.connect(directory / "trades.sqlite")) as connection:
        return str(connection.execute("select note from trades").fetchone()[0])


def attempt(root: Path, sources: Sources, move: str, die_after: int) -> None:
    """One attempt of an agent that is killed after so many steps."""
    mark, content = sources.of(move)
    data, archive = root / "bots" / BOT, root / "archive"
    if (here := read_mark(data)) is not None and here.id == move:
        return
    steps = iter(range(die_after))

    def alive() -> None:
        if next(steps, None) is None:
            raise KilledError

    staging = Staging(root / "arriving" / BOT, mark)
    alive()
    have = staging.open()
    alive()
    with staging.database.open("r+b" if have else "wb") as file:
        file.seek(have)
        file.write(content[have : have + len(content) // 2])
        file.flush()
        alive()
        file.write(content[have + len(content) // 2 :])
    alive()
    staging.verify()
    alive()
    install(BOT, staging, data, archive, 1_000_000_000)


EVENTS = st.one_of(
    st.tuples(st.just("attempt"), st.sampled_from(["m.1", "m.2"]), st.integers(0, 7)),
    st.tuples(st.just("garbage"), st.just(""), st.integers(0, 3)),
)


def spoil(root: Path, kind: int) -> None:
    """What a power cut or an older agent may leave aside."""
    staging = root / "arriving" / BOT
    staging.mkdir(parents=True, exist_ok=True)
    match kind:
        case 0:
            (staging / MARKER).write_text('{"id": "m')
        case 1:
            (staging / "trades.sqlite").write_bytes(b"x" * 100)
        case 2:
            (staging / "trades.sqlite").write_bytes(b"x" * 1_000_000)
        case _:
            shutil.rmtree(staging)


@pytest.mark.timeout(600)  # every example writes real files; a busy machine takes minutes
@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=8), st.sampled_from(["m.1", "m.3"]))
def test_the_right_database_is_there_in_the_end_and_none_is_lost(
    events: list[tuple[str, str, int]], last: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        sources = Sources(root)
        installed: list[str] = []

        def look() -> None:
            mark = read_mark(root / "bots" / BOT)
            if mark is not None and (not installed or installed[-1] != mark.id):
                installed.append(mark.id)
            # the mark and its database come into view together
            assert mark is None or note(root / "bots" / BOT) == mark.id

        for kind, move, number in events:
            if kind == "garbage":
                spoil(root, number)
                continue
            with suppress(KilledError, ArrivalFailedError):
                attempt(root, sources, move, number)
            look()
        for _ in range(3):
            try:
                attempt(root, sources, last, 9)
                break
            except ArrivalFailedError:
                continue
        look()
        assert note(root / "bots" / BOT) == last
        archive = root / "archive"
        kept = sorted(note(one) for one in archive.iterdir()) if archive.exists() else []
        assert kept == sorted(installed[:-1])
