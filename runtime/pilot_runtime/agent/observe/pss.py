# SPDX-License-Identifier: GPL-3.0-only
"""Proportional memory of processes, from /proc."""

from pathlib import Path

PROC = Path("/proc")
KILOBYTE = 1024


def pss_bytes(pid: int, proc: Path = PROC) -> int | None:
    """PSS of one process; None when it is gone or not ours to read."""
    try:
        text = (proc / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    for line in text.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KILOBYTE
    return None


def tree(pid: int, proc: Path = PROC) -> tuple[int, ...]:
    """The process and all its descendants."""
    found: list[int] = []
    queue = [pid]
    while queue:
        one = queue.pop()
        found.append(one)
        for task in sorted((proc / str(one)).glob("task/*/children")):
            try:
                queue += [int(child) for child in task.read_text(encoding="ascii").split()]
            except OSError:
                continue
    return tuple(found)
