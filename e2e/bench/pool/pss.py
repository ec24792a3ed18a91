# SPDX-License-Identifier: Apache-2.0
"""Memory of processes as the kernel accounts for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Memory:
    """Of one process, in MiB. `pss` counts a page shared by n processes as 1/n."""

    pid: int
    name: str
    pss: float
    private: float


def memory_of(pid: int) -> Memory:
    fields: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        words = line.split()
        if len(words) == 3 and words[2] == "kB":
            fields[words[0]] = int(words[1])
    private = fields["Private_Clean:"] + fields["Private_Dirty:"]
    name = Path(f"/proc/{pid}/comm").read_text().strip()
    return Memory(pid, name, fields["Pss:"] / KIB_PER_MIB, private / KIB_PER_MIB)


def memory_of_tree(root: int) -> list[Memory]:
    """The process and all its descendants; one that ends meanwhile is left out."""
    found: list[Memory] = []
    todo = [root]
    while todo:
        pid = todo.pop()
        try:
            found.append(memory_of(pid))
            todo.extend(_children(pid))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
