# SPDX-License-Identifier: GPL-3.0-only
"""The C heap around a fork: one arena, a generous top, no holes that a child would refill."""

import ctypes
from typing import Final

MIB: Final = 1024 * 1024
# glibc's mallopt parameters (malloc.h)
M_TRIM_THRESHOLD: Final = -1
M_TOP_PAD: Final = -2
M_MMAP_THRESHOLD: Final = -3
M_ARENA_MAX: Final = -8


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def tune_for_parent() -> bool:
    """Before the first import. False where the C library is not glibc; nothing changes then."""
    libc = _libc()
    if not hasattr(libc, "mallopt"):
        return False
    # one arena: threads of a bot reuse what others freed
    libc.mallopt(M_ARENA_MAX, 1)
    # a fixed threshold, else glibc raises it to 32 MiB after the first large free
    libc.mallopt(M_MMAP_THRESHOLD, MIB // 4)
    libc.mallopt(M_TOP_PAD, 16 * MIB)
    return True


def tune_for_child() -> None:
    """In a bot: give memory back early and grow in small steps."""
    libc = _libc()
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_TOP_PAD, MIB // 4)
        libc.mallopt(M_TRIM_THRESHOLD, MIB)


def trim() -> None:
    """Hand whole free pages back to the kernel."""
    libc = _libc()
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
