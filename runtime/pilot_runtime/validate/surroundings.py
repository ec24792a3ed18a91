# SPDX-License-Identifier: GPL-3.0-only
"""The environment in which strategies are tried."""

import sys
from collections.abc import Mapping, Sequence
from typing import Final

# what Python needs; anything else might be a secret, and memory is copied into children
KEPT: Final = frozenset(
    {"PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE",
     "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"}
)  # fmt: skip
FIXED: Final = {
    "OPENBLAS_NUM_THREADS": "1", "NUMEXPR_NUM_THREADS": "1", "NUMEXPR_MAX_THREADS": "1",
    "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "LC_CTYPE": "C.UTF-8", "TZ": "UTC",
}  # fmt: skip


def clean_command(
    env: Mapping[str, str], arguments: Sequence[str], *, safe_path: bool
) -> tuple[list[str], dict[str, str]] | None:
    """Command and environment to start again with; None when the surroundings are clean.

    Without the safe path Python would import modules from the current directory, which may be
    the strategy's.
    """
    clean = {name: value for name, value in env.items() if name in KEPT} | FIXED
    if safe_path and dict(env) == clean:
        return None
    return [sys.executable, "-P", "-m", "pilot_runtime.validate", *arguments], clean
