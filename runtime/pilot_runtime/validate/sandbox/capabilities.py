# SPDX-License-Identifier: GPL-3.0-only
"""Privileges of root, given up."""

import ctypes
import platform

from pilot_runtime.validate.sandbox.kernel import KernelRefusedError, system_call

_VERSION_3 = 0x20080522
_CAPSET = {"x86_64": 126, "aarch64": 91}


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def drop_capabilities() -> None:
    """Empties all sets of the calling process."""
    number = _CAPSET.get(platform.machine())
    if number is None:
        raise KernelRefusedError(f"no number of capset for {platform.machine()}")
    header = _Header(_VERSION_3, 0)
    empty = (ctypes.c_uint32 * 6)()
    system_call(number, ctypes.byref(header), ctypes.byref(empty))
