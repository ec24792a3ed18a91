# SPDX-License-Identifier: GPL-3.0-only
"""Facts and settings of this process that Python has no call for (Linux only)."""

import contextlib
import ctypes
import os
import signal
from pathlib import Path
from typing import Final

PR_SET_PDEATHSIG: Final = 1
PR_SET_NAME: Final = 15
NAME_BYTES: Final = 15


def thread_count() -> int:
    """Threads of this process as the kernel counts them."""
    return len(list(Path("/proc/self/task").iterdir()))


def open_files() -> frozenset[int]:
    """Open file descriptors of this process."""
    with os.scandir("/proc/self/fd") as entries:
        names = {int(entry.name) for entry in entries}
    # the directory's own descriptor is gone by now
    return frozenset(fd for fd in names if Path(f"/proc/self/fd/{fd}").exists())


def describe(fd: int) -> str:
    """What an open descriptor refers to."""
    with contextlib.suppress(OSError):
        return str(Path(f"/proc/self/fd/{fd}").readlink())
    return f"closed {fd}"


def die_with_parent(parent: int) -> None:
    """Be killed at once when the parent process ends; exits if it is gone already."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(128 + signal.SIGKILL)


def set_name(name: str) -> None:
    """The short name in /proc/PID/comm, cut to 15 bytes."""
    ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode()[:NAME_BYTES])
