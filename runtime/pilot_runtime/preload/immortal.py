# SPDX-License-Identifier: GPL-3.0-only
"""Make the preloaded objects immortal, so that using them writes no reference count.

A bot that only reads a shared object would otherwise write its reference count and so get its
own copy of the page. CPython 3.12 brought immortal objects (PEP 683): the low 32 bits of the
count are all ones and neither Py_INCREF nor Py_DECREF touches it. There is no public call for it,
hence the self-check, the version list and the switch PILOT_IMMORTAL.
"""

import ctypes
import gc
import platform
import struct
import sys
import sysconfig
from dataclasses import dataclass
from types import CodeType, CoroutineType, FrameType, GeneratorType
from typing import Any

IMMORTAL = 0xFFFFFFFF
OLDEST = (3, 12)
CHECKED_VERSIONS = frozenset({(3, 12), (3, 13)})
# objects that run: their counts belong to the interpreter
RUNNING = (FrameType, GeneratorType, CoroutineType)


@dataclass(frozen=True, slots=True)
class ImmortalOutcome:
    """What became of it: how many objects, or why none."""

    objects: int
    reason: str | None

    @property
    def done(self) -> bool:
        """Whether the preloaded objects are immortal now."""
        return self.reason is None


def make_immortal(*, wanted: bool = True) -> ImmortalOutcome:
    """Make every object that the collector can reach immortal, if this Python allows it."""
    reason = unsupported_reason() if wanted else "switched off by PILOT_IMMORTAL"
    if reason is not None:
        return ImmortalOutcome(0, reason)
    return ImmortalOutcome(_mark(gc.get_objects()), None)


def unsupported_reason(
    version: tuple[int, int] = sys.version_info[:2],
    implementation: str = platform.python_implementation(),
    *,
    free_threaded: bool = bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
) -> str | None:
    """Why objects cannot be made immortal on this interpreter, or None when they can."""
    if implementation != "CPython":
        return f"needs CPython, this is {implementation}"
    if version < OLDEST:
        return f"needs Python 3.12 or newer, this is {version[0]}.{version[1]}"
    if version not in CHECKED_VERSIONS:
        return f"not tried on Python {version[0]}.{version[1]}"
    if free_threaded or struct.calcsize("P") != 8:  # noqa: PLR2004 bytes of a 64-bit pointer
        return "needs a 64-bit build of Python with the global lock"
    return None if self_check() else "the self-check failed: reference counts still move"


def self_check() -> bool:
    """Whether a fresh object keeps its count once it is marked."""
    probe: list[Any] = []
    count = _count(probe)
    count.value = IMMORTAL
    holders = [probe] * 3
    kept = count.value == IMMORTAL
    del holders
    return kept and count.value == IMMORTAL


def _mark(todo: list[Any]) -> int:
    """Mark these and all they refer to; returns how many objects that were."""
    visited: set[int] = set()
    visited.update((id(todo), id(visited)))
    word = ctypes.c_uint32
    before = len(visited)
    while todo:
        one = todo.pop()
        address = id(one)
        if address in visited or isinstance(one, RUNNING):
            continue
        visited.add(address)
        word.from_address(address).value = IMMORTAL
        todo.extend(gc.get_referents(one))
        if isinstance(one, CodeType):
            todo.extend(_parts_of_code(one))
    return len(visited) - before


def _parts_of_code(code: CodeType) -> tuple[Any, ...]:
    """What the collector does not see in a code object.

    co_varnames, co_freevars and co_cellvars are left out: reading them builds and caches new
    tuples (40 MB over all of freqtrade).
    """
    return (
        code.co_consts,
        code.co_names,
        code.co_filename,
        code.co_name,
        code.co_qualname,
        code.co_linetable,
        code.co_exceptiontable,
    )


def _count(one: object) -> ctypes.c_uint32:
    return ctypes.c_uint32.from_address(id(one))
