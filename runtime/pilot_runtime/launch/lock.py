# SPDX-License-Identifier: GPL-3.0-only
"""At most one process for a bot's database, whoever started it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class AlreadyRunningError(RuntimeError):
    """Another live process holds the lock."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path} is held by process {holder or 'unknown'}")


@dataclass(frozen=True, slots=True)
class DatabaseLock:
    """Held by the kernel as long as the descriptor is open, so a crash frees it."""

    fd: int


def take_lock(path: Path) -> DatabaseLock:
    """Take the lock or raise `AlreadyRunningError`; never waits."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(fd, 32).decode("ascii", "replace").strip()
        os.close(fd)
        raise AlreadyRunningError(path, holder) from None
    os.ftruncate(fd, 0)
    os.write(fd, f"{os.getpid()}\n".encode())
    return DatabaseLock(fd)


@contextmanager
def lock_held(path: Path) -> Iterator[None]:
    """The lock for as long as the block runs: whoever touches the database without trading."""
    lock = take_lock(path)
    try:
        yield
    finally:
        os.close(lock.fd)
