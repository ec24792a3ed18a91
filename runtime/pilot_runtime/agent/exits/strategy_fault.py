# SPDX-License-Identifier: GPL-3.0-only
"""Where in a strategy file something is wrong, from freqtrade's words or a traceback."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from pilot_runtime.agent.exits.log_lines import LogRecord

NOT_IMPORTED = re.compile(r"Could not import (?P<file>\S+\.py) due to '(?P<why>.*)'$")
SYNTAX = re.compile(r"^(?P<what>.*) \((?P<file>[^()]+\.py), line (?P<line>\d+)\)$")
FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in ')
RAISED = re.compile(r"^(?P<error>[A-Za-z_][\w.]*): ?(?P<text>.*)$")
STRATEGY_DIRECTORY = "strategy"


def import_fault(records: Iterable[LogRecord]) -> str | None:
    """`<file> line <n>: <reason>` of the last strategy file that could not be imported."""
    found = None
    for record in records:
        if match := NOT_IMPORTED.search(record.text):
            found = _import_message(match["file"], match["why"])
    return found


def traceback_fault(lines: Iterable[str]) -> str | None:
    """`<file> line <n>: <error>` when the deepest strategy frame of a traceback is the bot's."""
    place = None
    raised = None
    for line in lines:
        if match := FRAME.match(line):
            path = PurePosixPath(match["file"])
            if path.parent.name == STRATEGY_DIRECTORY and path.suffix == ".py":
                place = f"{path.name} line {match['line']}"
        elif match := RAISED.match(line):
            raised = line.strip()
    return f"{place}: {raised}" if place and raised else None


def last_raised(lines: Iterable[str]) -> str | None:
    """The last `Error: text` line of a traceback."""
    found = [line.strip() for line in lines if RAISED.match(line)]
    return found[-1] if found else None


def _import_message(file: str, why: str) -> str:
    name = PurePosixPath(file).name
    if syntax := SYNTAX.match(why):
        return f"{syntax['file']} line {syntax['line']}: {syntax['what']}"
    return f"{name}: {why}"
