# SPDX-License-Identifier: GPL-3.0-only
"""How much a confined process may use."""

import resource
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and counts of one confined process.

    `memory_bytes` is address space on top of what the process has when it begins.
    `disk_bytes` is all that it may write to its directory, `output_bytes` all that it may print;
    `kept_bytes` of that are kept for the report.
    """

    cpu_seconds: int = 30
    wall_seconds: float = 120.0
    memory_bytes: int = 1 << 30
    disk_bytes: int = 64 << 20
    output_bytes: int = 1 << 20
    kept_bytes: int = 4096
    report_bytes: int = 1 << 18
    open_files: int = 128
    threads: bool = False


def apply_limits(limits: Limits) -> None:
    """Sets them for the calling process; none of them can be raised again."""
    address_space = _address_space() + limits.memory_bytes
    for kind, soft, hard in (
        # the soft limit says why by its signal, the hard one ends whoever ignores it
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 2),
        (resource.RLIMIT_AS, address_space, address_space),
        (resource.RLIMIT_FSIZE, limits.disk_bytes, limits.disk_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))
    if not limits.threads:
        # counts threads too; root is exempt from it, and seccomp holds for root as well
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
