# SPDX-License-Identifier: GPL-3.0-only
"""Log lines on standard error without the Rich library.

Rich lays each line out for a terminal and remembers thousands of them; in a pool pod they go to a
file that nobody colours. The format stays freqtrade's own, and long lines stay whole.
"""

import importlib
import logging
import sys
from collections.abc import Callable
from datetime import datetime


def write_plain_lines() -> Callable[[], None]:
    """Let freqtrade's console handler write plain text; returns how to undo it."""
    module = importlib.import_module("freqtrade.loggers.ft_rich_handler")
    handler_class = module.FtRichHandler
    before = handler_class.emit
    handler_class.emit = emit

    def undo() -> None:
        handler_class.emit = before

    return undo


def emit(handler: logging.Handler, record: logging.LogRecord) -> None:
    """Write one record; never raises, as the logging library asks."""
    try:
        # local time, as freqtrade's log file has it
        when = datetime.fromtimestamp(record.created)  # noqa: DTZ006
        stamp = when.strftime("%Y-%m-%d %H:%M:%S,%f")[:-3]
        line = f"{stamp} - {record.name} - {record.levelname} - {handler.format(record)}\n"
        sys.stderr.write(line)
        sys.stderr.flush()
    except Exception:  # noqa: BLE001
        handler.handleError(record)
