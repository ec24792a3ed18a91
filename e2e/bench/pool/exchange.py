# SPDX-License-Identifier: Apache-2.0
"""The paper exchange as a process."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.pool.program import free_port, listens, running, wait_until

SOURCE = Path(__file__).parents[3] / "local" / "exchange"


@contextlib.contextmanager
def paper_exchange(directory: Path, symbols: int) -> Iterator[int]:
    """Its port."""
    port = free_port()
    command = [sys.executable, "-m", "paper_exchange", "--port", str(port), "--seed", "7"]
    command += ["--symbols", str(symbols), "--clock", "accelerated=10"]
    log = directory / f"exchange-{symbols}.log"
    with running(command, {"PYTHONPATH": str(SOURCE)}, log):
        wait_until(f"the paper exchange (see {log})", 60, lambda: listens(port))
        yield port
