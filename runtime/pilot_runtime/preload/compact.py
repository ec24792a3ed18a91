# SPDX-License-Identifier: GPL-3.0-only
"""Move the byte code of functions that bots run next to each other.

CPython 3.13 writes into byte code whenever it runs: counters of the specialising interpreter and,
at each conditional jump, the history of the branch. Functions lie all over the heap between
objects that are only read, so each bot soon had its own copy of a third of it. After this step
the functions that ran so far fill one region without gaps, and bots copy only that.

A code object is moved by copying its memory, specialised instructions included, and by
exchanging the pointers to it in functions and constant tuples. The old one stays where it is;
both are immortal. Only for the Python versions that `immortal` knows.
"""

import ctypes
import gc
import importlib
import mmap
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any, Final

from pilot_runtime.preload.immortal import IMMORTAL

WORD: Final = ctypes.sizeof(ctypes.c_void_p)
ALIGNMENT: Final = 16
# the interpreter puts this in place of RESUME when a function runs for the first time
RAN_MARK: Final = "RESUME_CHECK"


@dataclass(frozen=True, slots=True)
class CompactOutcome:
    """How many code objects were moved and how many bytes they fill."""

    functions: int
    size: int


def compact() -> CompactOutcome:
    """Move the code of all functions that ran; call it right before the freeze."""
    if RAN_OPCODE < 0:
        return CompactOutcome(0, 0)
    functions = [one for one in gc.get_objects() if type(one) is FunctionType]
    nested, tuples = _nested(one.__code__ for one in functions)
    ran = [code for code in nested if has_run(code)]
    if not ran:
        return CompactOutcome(0, 0)
    moved, size = _copy(ran)
    for function in functions:
        if id(function.__code__) in moved:
            _exchange(function, moved)
    for constants in tuples:
        _exchange(constants, moved)
    return CompactOutcome(len(moved), size)


def has_run(code: CodeType) -> bool:
    """Whether the function started at least once in this process."""
    return RAN_OPCODE in getattr(code, "_co_code_adaptive", b"")[:64:2]


def _specialised_opcode(name: str) -> int:
    """Number of a specialised instruction, or -1 where there is none (before 3.13)."""
    try:
        table = vars(importlib.import_module("_opcode_metadata"))["_specialized_opmap"]
    except (ImportError, KeyError):
        return -1
    return int(table.get(name, -1))


RAN_OPCODE: Final = _specialised_opcode(RAN_MARK)


def _nested(codes: Iterable[CodeType]) -> tuple[list[CodeType], list[tuple[Any, ...]]]:
    """These code objects and those in their constants, and the tuples that hold the latter."""
    found: dict[int, CodeType] = {}
    tuples: list[tuple[Any, ...]] = []
    todo = list(codes)
    while todo:
        code = todo.pop()
        if id(code) in found:
            continue
        found[id(code)] = code
        inner = [one for one in code.co_consts if type(one) is CodeType]
        if inner:
            tuples.append(code.co_consts)
            todo.extend(inner)
    return list(found.values()), tuples


def _copy(codes: list[CodeType]) -> tuple[dict[int, int], int]:
    """Copy the objects into one mapping; gives old address → new address, and the size."""
    sizes = [-(-sys.getsizeof(code) // ALIGNMENT) * ALIGNMENT for code in codes]
    total = -(-sum(sizes) // mmap.PAGESIZE) * mmap.PAGESIZE
    region = mmap.mmap(-1, total, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    start = ctypes.addressof(ctypes.c_char.from_buffer(region))
    # the mapping must outlive every reference to it
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(region))
    moved: dict[int, int] = {}
    at = start
    for code, size in zip(codes, sizes, strict=True):
        ctypes.memmove(at, id(code), sys.getsizeof(code))
        ctypes.c_uint32.from_address(at).value = IMMORTAL
        moved[id(code)] = at
        at += size
    return moved, total


def _exchange(holder: object, moved: dict[int, int]) -> None:
    """Replace old addresses by new ones in the memory of this object."""
    # the first two words are reference count and type
    words = (ctypes.c_size_t * (sys.getsizeof(holder) // WORD)).from_address(id(holder))
    for index in range(2, len(words)):
        new = moved.get(words[index])
        if new is not None:
            words[index] = new
