# SPDX-License-Identifier: GPL-3.0-only
"""Fill the gaps in the parent's heaps, so that bots put new objects side by side.

A bot that puts a new object into a gap between shared ones gets its own copy of that page. With
no gaps left new objects go to fresh memory, which costs what they need and no more. The filling
is never freed; it lies in pages that are in memory anyway.
"""

import contextlib
import ctypes
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

BLOCK: Final = 16
BYTES_OVERHEAD: Final = sys.getsizeof(b"")
STATISTICS: Final = re.compile(r"^ *\d+ +(?P<size>\d+) +\d+ +\d+ +(?P<free>\d+)$", re.MULTILINE)
# from far below the mmap threshold down to the smallest chunk
LARGE_SIZES: Final = tuple(1 << power for power in range(17, 11, -1))
SMALL_SIZES: Final = tuple(range(2048 - 8, 23, -16))
MOST_CHUNKS: Final = 400_000


class HeapFacts(ctypes.Structure):
    """glibc's struct mallinfo2."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks"),
            *("fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


@dataclass(slots=True)
class Filling:
    """Keeps the objects that fill Python's own heap."""

    objects: list[Any] = field(default_factory=list)
    chunks: int = 0


FILLING: Final = Filling()


def fill() -> Filling:
    """Fill both heaps; the last thing before the first fork."""
    FILLING.chunks += fill_malloc()
    fill_pymalloc(FILLING.objects)
    return FILLING


def fill_pymalloc(objects: list[Any]) -> None:
    """Use up the free blocks of pools that are in use already."""
    for size, free in sorted(free_blocks().items(), reverse=True):
        if size > BYTES_OVERHEAD:
            objects.extend([bytes(size - BYTES_OVERHEAD) for _ in range(free)])
        elif size == BLOCK:
            objects.extend([object() for _ in range(free)])
        else:
            objects.extend([float(number) for number in range(free)])


def free_blocks() -> dict[int, int]:
    """Free blocks of partly used pools by their size in bytes."""
    with tempfile.TemporaryFile() as target:
        with _standard_error(target):
            sys._debugmallocstats()  # noqa: SLF001 the interpreter has no other way to say it
        target.seek(0)
        text = target.read().decode("ascii", "replace")
    return {int(row["size"]): int(row["free"]) for row in STATISTICS.finditer(text)}


def fill_malloc() -> int:
    """Use up free chunks of the C heap without touching their pages; returns how many."""
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "mallinfo2"):
        return 0
    libc.mallinfo2.restype = HeapFacts
    libc.sbrk.restype = libc.malloc.restype = ctypes.c_size_t
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_size_t]
    taken = 0
    for size in (*LARGE_SIZES, *SMALL_SIZES):
        while taken < MOST_CHUNKS:
            # the top chunk is the rest of the heap: getting memory from it means no gap fits
            top = libc.sbrk(0) - libc.mallinfo2().keepcost
            address = libc.malloc(size)
            if address >= top or address == 0:
                libc.free(address)
                break
            taken += 1
    return taken


@contextlib.contextmanager
def _standard_error(target: IO[bytes]) -> Iterator[None]:
    kept = os.dup(2)
    os.dup2(target.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
