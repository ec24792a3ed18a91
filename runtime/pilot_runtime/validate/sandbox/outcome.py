# SPDX-License-Identifier: GPL-3.0-only
"""How a confined process ended."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Ending(StrEnum):
    """What ended it."""

    FINISHED = "Finished"
    OUT_OF_TIME = "OutOfTime"
    OUT_OF_CPU = "OutOfProcessorTime"
    TOO_MUCH_OUTPUT = "TooMuchOutput"
    TOO_MUCH_DISK = "TooMuchDisk"
    CRASHED = "Crashed"
    EXITED = "EndedItself"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the watcher saw.

    `messages` are what the process said of itself: a hostile strategy may have written them.
    `code` is the exit code, or minus the signal; `peak_bytes` its largest resident memory.
    """

    ending: Ending
    code: int
    messages: tuple[dict[str, Any], ...]
    output: str
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int

    def said(self, key: str) -> list[Any]:
        """Values of this key, in the order in which they came."""
        return [message[key] for message in self.messages if key in message]
