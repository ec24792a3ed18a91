# SPDX-License-Identifier: GPL-3.0-only
"""A network of one's own, with nothing in it."""

import ctypes
import os
from pathlib import Path

from pilot_runtime.validate.sandbox.kernel import KernelRefusedError

_NEW_USER: int = 0x10000000
_NEW_NETWORK: int = 0x40000000
_NEW_IPC: int = 0x08000000


def leave_network() -> None:
    """Moves the calling process, which must have one thread, into an empty network.

    Raises when the kernel or the container's profile does not allow it.
    """
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC) != 0:
        number = ctypes.get_errno()
        raise KernelRefusedError(number, os.strerror(number))
    for file, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path("/proc/self", file).write_text(text, encoding="ascii")
