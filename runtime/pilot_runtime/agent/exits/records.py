# SPDX-License-Identifier: GPL-3.0-only
"""Words for why a bot process ended."""

from dataclasses import dataclass
from enum import StrEnum


class ExitReason(StrEnum):
    """The closed list of the pod protocol, section 4."""

    CONFIGURATION_ERROR = "ConfigurationError"
    SCHEMA_ERROR = "SchemaError"
    STRATEGY_NOT_LOADED = "StrategyNotLoaded"
    STRATEGY_ERROR = "StrategyError"
    UNKNOWN_EXCHANGE = "UnknownExchange"
    EXCHANGE_UNREACHABLE = "ExchangeUnreachable"
    STAKE_CURRENCY = "StakeCurrencyNotOnExchange"
    NO_PAIRS = "NoPairs"
    DATABASE_ERROR = "DatabaseError"
    PORT_IN_USE = "PortInUse"
    ALREADY_RUNNING = "AlreadyRunning"
    START_TIMEOUT = "StartTimeout"
    STALLED = "Stalled"
    MEMORY_WATERMARK = "MemoryWatermark"
    KILLED = "Killed"
    CRASHED = "Crashed"
    ASKED = "Asked"
    STOPPED = "Stopped"


BEYOND_RESTART = frozenset(
    {
        ExitReason.CONFIGURATION_ERROR,
        ExitReason.SCHEMA_ERROR,
        ExitReason.STRATEGY_NOT_LOADED,
        ExitReason.UNKNOWN_EXCHANGE,
        ExitReason.STAKE_CURRENCY,
        ExitReason.NO_PAIRS,
    }
)
"""Reasons that another start cannot mend; only another digest can."""


@dataclass(frozen=True, slots=True)
class ProcessEnd:
    """How the process ended, as supervisord saw it; `code` is -1 when a signal did it."""

    code: int
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class LastExit:
    """How a bot ended last. `at` is in seconds since 1970; `field` is a field of the Bot."""

    code: int | None
    signal: int | None
    reason: ExitReason
    message: str
    field: str | None
    at: float
