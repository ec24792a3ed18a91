# SPDX-License-Identifier: GPL-3.0-only
"""What validation finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# codes that several stages say, and by which the analyses are judged
LOOK_AHEAD: Final = "LookAhead"
STARTUP_TOO_SHORT: Final = "StartupTooShort"


class Severity(StrEnum):
    """An error refuses the strategy, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Stage(StrEnum):
    """The steps of validation, in their order."""

    READ = "read"
    PARSE = "parse"
    RULES = "rules"
    SHAPE = "shape"
    LOAD = "load"
    ANALYSIS = "analysis"
    LOOKAHEAD = "lookahead"
    RECURSIVE = "recursive"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about a strategy.

    `code` is stable and CamelCase, as reasons of Kubernetes conditions are; `line` counts from 1
    and is 0 when no line is to blame; `file` is a flat name and empty when no file is to blame.
    """

    stage: Stage
    code: str
    severity: Severity
    message: str
    remedy: str
    file: str = ""
    line: int = 0


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By stage, file and line, each once."""
    stages = list(Stage)
    return tuple(
        sorted(
            set(findings),
            key=lambda one: (stages.index(one.stage), one.file, one.line, one.code, one.message),
        )
    )


def refuses(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(one.severity is Severity.ERROR for one in findings)
