# SPDX-License-Identifier: GPL-3.0-only
"""System calls that Python has no function for."""

import ctypes
import os
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


class KernelRefusedError(OSError):
    """The kernel does not know a call or does not allow it."""


def system_call(number: int, *arguments: Any) -> int:
    """Calls the kernel; raises when it answers with an error."""
    return _checked(_libc().syscall(ctypes.c_long(number), *arguments))


def prctl(option: int, *arguments: Any) -> int:
    """`prctl(2)`."""
    padded = [*arguments, 0, 0, 0, 0][:4]
    longs = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in padded]
    return _checked(_libc().prctl(ctypes.c_int(option), *longs))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise KernelRefusedError(number, os.strerror(number))
    return int(result)
