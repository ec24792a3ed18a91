# SPDX-License-Identifier: GPL-3.0-only
"""Lines of a freqtrade log, as records."""

import re
from dataclasses import dataclass

LINE = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - (?P<logger>\S+) - (?P<level>[A-Z]+) - (?P<text>.*)$"
)
SEVERE = frozenset({"ERROR", "CRITICAL"})


@dataclass(frozen=True, slots=True)
class LogRecord:
    """One record; `rest` are its further lines, such as a traceback."""

    logger: str
    level: str
    text: str
    rest: tuple[str, ...] = ()

    @property
    def severe(self) -> bool:
        return self.level in SEVERE


def parse_log(text: str) -> tuple[LogRecord, ...]:
    """Records in order; lines before the first record are left out."""
    records: list[LogRecord] = []
    head: re.Match[str] | None = None
    rest: list[str] = []
    for line in text.splitlines():
        match = LINE.match(line)
        if match is None:
            rest.append(line)
            continue
        if head is not None:
            records.append(_record(head, rest))
        head, rest = match, []
    if head is not None:
        records.append(_record(head, rest))
    return tuple(records)


def _record(head: re.Match[str], rest: list[str]) -> LogRecord:
    return LogRecord(head["logger"], head["level"], head["text"], tuple(rest))
