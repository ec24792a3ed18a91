# SPDX-License-Identifier: GPL-3.0-only
"""How much memory the pod may use before the kernel ends processes in it."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "PILOT_MEMORY_LIMIT_BYTES"
CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")


def memory_limit(env: Mapping[str, str], cgroup: Path = CGROUP_LIMIT) -> int | None:
    """Bytes; None without a limit.

    The variable comes first: on the one-machine cluster the cgroup that is seen here is not the
    pod's, and in a container both say the same.
    """
    return _bytes(env.get(VARIABLE, "")) or _of_cgroup(cgroup)


def _of_cgroup(path: Path) -> int | None:
    try:
        return _bytes(path.read_text(encoding="ascii"))
    except OSError:
        return None


def _bytes(text: str) -> int | None:
    value = text.strip()
    return int(value) or None if value.isdecimal() else None
