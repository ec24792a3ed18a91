# SPDX-License-Identifier: GPL-3.0-only
"""Log lines without Rich look like those of freqtrade's log file."""

import io
import logging
import re
import sys

from freqtrade.loggers import LOGFORMAT, error_console
from freqtrade.loggers.ft_rich_handler import FtRichHandler

from pilot_runtime.launch.plain_console import write_plain_lines


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("freqtrade.worker", logging.WARNING, "f", 1, message, arguments, None)


def test_lines_are_whole_and_in_freqtrades_format(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    undo = write_plain_lines()
    try:
        one = record("%s and %s", "x" * 500, "[red]y[/red]")
        handler = FtRichHandler(console=error_console)
        handler.emit(one)
    finally:
        undo()
    line = sys.stderr.getvalue()
    assert line == logging.Formatter(LOGFORMAT).format(one) + "\n"
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - freqtrade.worker - WARNING - x", line)


def test_broken_record_does_not_end_the_bot(monkeypatch) -> None:
    seen: list[logging.LogRecord] = []
    monkeypatch.setattr(FtRichHandler, "handleError", lambda _, one: seen.append(one))
    undo = write_plain_lines()
    try:
        FtRichHandler(console=error_console).emit(record("%d", "no number"))
    finally:
        undo()
    assert len(seen) == 1
