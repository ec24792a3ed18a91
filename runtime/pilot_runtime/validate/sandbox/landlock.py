# SPDX-License-Identifier: GPL-3.0-only
"""Landlock: which directories a process may see, kept by the kernel, without privileges.

Numbers and layouts are of linux/landlock.h. Versions of the interface: 1 files, 2 moving between
directories, 3 truncating, 4 TCP, 5 device controls, 6 signals and abstract sockets.
"""

import ctypes
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pilot_runtime.validate.sandbox.kernel import (
    PR_SET_NO_NEW_PRIVS,
    KernelRefusedError,
    prctl,
    system_call,
)

CREATE_RULESET: Final = 444
ADD_RULE: Final = 445
RESTRICT_SELF: Final = 446
VERSION_QUESTION: Final = 1
PATH_BENEATH: Final = 1

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE = 1 << 4, 1 << 5
_MAKE_DIR, _MAKE_REG = 1 << 7, 1 << 8
_TRUNCATE = 1 << 14
# bits of the file rights that each version adds
_FILE_BITS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
_TCP_VERSION, _SIGNAL_VERSION = 4, 6
_TCP_BIND_AND_CONNECT: Final = 0b11
_SIGNALS_AND_ABSTRACT_SOCKETS: Final = 0b11

_ON_FILES: Final = _READ_FILE | _WRITE_FILE | _TRUNCATE
READ: Final = _READ_FILE | _READ_DIR
READ_AND_WRITE: Final = (
    READ | _WRITE_FILE | _TRUNCATE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG
)


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("tcp", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("rights", ctypes.c_uint64), ("directory", ctypes.c_int32))


@dataclass(frozen=True, slots=True)
class Room:
    """What a process may read, and the one directory that it may write to."""

    readable: tuple[Path, ...]
    writable: Path


def landlock_version() -> int:
    """Version of the kernel's interface; 0 when it has none or has it switched off."""
    try:
        return system_call(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_QUESTION)
    except KernelRefusedError:
        return 0


def lock_in(room: Room) -> int:
    """Takes everything else from the calling process, for good; gives the version in force."""
    version = landlock_version()
    if not version:
        raise KernelRefusedError("the kernel has no Landlock")
    bits = max(count for since, count in _FILE_BITS.items() if since <= version)
    every = (1 << bits) - 1
    ruleset = _Ruleset(
        every,
        _TCP_BIND_AND_CONNECT if version >= _TCP_VERSION else 0,
        _SIGNALS_AND_ABSTRACT_SOCKETS if version >= _SIGNAL_VERSION else 0,
    )
    handle = system_call(
        CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(ctypes.sizeof(ruleset)), 0
    )
    try:
        _allow(handle, room.readable, READ & every)
        _allow(handle, [room.writable], READ_AND_WRITE & every)
        _allow(handle, [Path("/dev/null")], (_READ_FILE | _WRITE_FILE | _TRUNCATE) & every)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        system_call(RESTRICT_SELF, handle, 0)
    finally:
        os.close(handle)
    return version


def _allow(handle: int, paths: Iterable[Path], rights: int) -> None:
    for path in paths:
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            # a right about directories on a file is an error
            allowed = rights if path.is_dir() else rights & _ON_FILES
            beneath = _PathBeneath(allowed, opened)
            system_call(ADD_RULE, handle, PATH_BENEATH, ctypes.byref(beneath), 0)
        finally:
            os.close(opened)
