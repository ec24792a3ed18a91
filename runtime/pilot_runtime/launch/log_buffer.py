# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade keeps its last 1,000 log records, with all their arguments, for one API route."""

import importlib
from collections.abc import Callable


def shrink(records: int) -> Callable[[], None]:
    """Keep fewer, the log file has them all; returns how to undo it."""
    handler = importlib.import_module("freqtrade.loggers").bufferHandler
    before = handler.capacity
    handler.capacity = records

    def undo() -> None:
        handler.capacity = before
        handler.buffer.clear()

    return undo
