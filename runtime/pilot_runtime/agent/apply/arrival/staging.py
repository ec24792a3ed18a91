# SPDX-License-Identifier: GPL-3.0-only
"""The directory aside in which one database arrives."""

import shutil
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pilot_runtime.agent.apply.disk import sync
from pilot_runtime.agent.observe.arrived import MARKER, ArrivalMark, read_mark
from pilot_runtime.agent.observe.database import DATABASE_FILE, damage

DIRECTORY_MODE = 0o700


class ArrivalFailedError(RuntimeError):
    """The database is not here yet; the message says why."""


@dataclass(frozen=True, slots=True)
class Staging:
    """Holds what has come so far of the database that `mark` describes."""

    directory: Path
    mark: ArrivalMark

    @property
    def database(self) -> Path:
        return self.directory / DATABASE_FILE

    def open(self) -> int:
        """Go on where an earlier attempt ended; returns how many bytes are here."""
        if read_mark(self.directory) != self.mark:
            self.discard()
            self.directory.mkdir(parents=True, mode=DIRECTORY_MODE)
            (self.directory / MARKER).write_text(self.mark.text(), encoding="utf-8")
        have = self.database.stat().st_size if self.database.exists() else 0
        if have > self.mark.size:
            self.database.unlink()
            return 0
        return have

    def discard(self) -> None:
        """Forget what has come: the source still has all of it."""
        shutil.rmtree(self.directory, ignore_errors=True)

    def verify(self) -> None:
        """Everything is here, is what was sealed, and is a sound database.

        Raises `ArrivalFailedError` after it has thrown away what can never become right.
        """
        if self.mark.size == 0:
            return
        with self.database.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
        if found != self.mark.sha256:
            self.discard()
            raise ArrivalFailedError("what came is not what was sealed: its SHA-256 is another one")
        if problem := damage(self.database):
            self.discard()
            raise ArrivalFailedError(f"the database is damaged: {problem}")

    def settle(self) -> None:
        """All of it to the disk, so that the rename which follows can only show the whole."""
        for path in (self.directory / MARKER, self.database):
            if path.exists():
                sync(path)
        sync(self.directory)
