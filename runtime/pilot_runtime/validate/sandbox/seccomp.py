# SPDX-License-Identifier: GPL-3.0-only
"""Seccomp: system calls that the kernel refuses, without privileges and for good.

The filter is a program of the classic packet filter, as linux/filter.h has it. It refuses sockets
of every kind, new processes, programs, tracing, signals to others, and what could undo the rest.
"""

import ctypes
import errno
import os
import platform
import struct
from typing import Final

from pilot_runtime.validate.sandbox.calls import (
    CLONE,
    OWN_ONLY,
    PROCESSORS,
    THREAD_FLAG,
    UNKNOWN,
    Processor,
)
from pilot_runtime.validate.sandbox.kernel import (
    PR_SET_NO_NEW_PRIVS,
    PR_SET_SECCOMP,
    KernelRefusedError,
    prctl,
)

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_ERROR: Final = 0x00050000
_FILTER_MODE: Final = 2
_NUMBER_AT, _PROCESSOR_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_X32_CALLS: Final = 0x40000000

Step = tuple[int, int, int, int]
"""Operation, steps to skip when true, steps to skip when false, value."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_calls(*, threads: bool) -> None:
    """Puts the filter on the calling process."""
    processor = PROCESSORS.get(platform.machine())
    if processor is None:
        raise KernelRefusedError(f"no table of system calls for {platform.machine()}")
    steps = filter_steps(processor, os.getpid(), threads=threads)
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program))


def filter_steps(processor: Processor, own_pid: int, *, threads: bool) -> list[Step]:
    """The filter for a process of this id. Pure."""
    steps: list[Step] = [
        (_LOAD, 0, 0, _PROCESSOR_AT),
        (_EQUAL, 1, 0, processor.audit),
        (_ANSWER, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if platform.machine() == "x86_64":
        steps += [(_AT_LEAST, 0, 1, _X32_CALLS), (_ANSWER, 0, 0, _KILL)]
    for name, number in processor.calls.items():
        refuse: Step = (_ANSWER, 0, 0, _ERROR | UNKNOWN.get(name, errno.EPERM))
        if name == CLONE and threads:
            steps += _unless(number, (_ANY_BIT, 1, 0, THREAD_FLAG), refuse)
        elif name in OWN_ONLY:
            steps += _unless(number, (_EQUAL, 1, 0, own_pid), refuse)
        else:
            steps += [(_EQUAL, 0, 1, number), refuse]
    return [*steps, (_ANSWER, 0, 0, _ALLOW)]


def _unless(number: int, test: Step, refuse: Step) -> list[Step]:
    """Refuses the call unless its first argument passes the test."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        test,
        refuse,
        (_ANSWER, 0, 0, _ALLOW),
    ]
