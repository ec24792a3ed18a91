# SPDX-License-Identifier: GPL-3.0-only
"""Libraries that are kept out, and why."""

import sys
from typing import Final

BLOCKED: Final = {
    "pyarrow": "only feather and parquet files need it, and its import starts a thread",
    "uvloop": "freqtrade makes a loop of it, which opens an io_uring, and then uses asyncio's own",
}


class AlreadyLoadedError(RuntimeError):
    """Something imported a library before it could be blocked."""


def block() -> None:
    """Make their import fail from now on, as if they were not installed."""
    for name in BLOCKED:
        if sys.modules.get(name) is not None:
            raise AlreadyLoadedError(f"{name} was imported before it was blocked")
        # the import system's own way to say: this module cannot be had
        sys.modules[name] = None  # type: ignore[assignment]
