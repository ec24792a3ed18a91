# SPDX-License-Identifier: GPL-3.0-only
"""Has freqtrade load the strategy, as a bot would."""

import logging
import sys
from dataclasses import dataclass, field
from typing import Any

from freqtrade.resolvers.strategy_resolver import StrategyResolver

from pilot_runtime.validate.shape.attributes import RULES

LOGGER = "freqtrade.resolvers.iresolver"


class NotLoadedError(Exception):
    """Freqtrade did not load it; `cause` is what the strategy raised, if it did."""

    def __init__(self, message: str, cause: BaseException | None) -> None:
        super().__init__(message)
        self.cause = cause


@dataclass
class _Swallowed(logging.Handler):
    """Freqtrade logs the error of an import and goes on; this keeps it."""

    errors: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        error = sys.exc_info()[1]
        if error is not None:
            self.errors.append(error)

    __hash__ = logging.Handler.__hash__


def load(config: dict[str, Any]) -> Any:
    """The strategy; raises NotLoadedError with the reason in the strategy's own text."""
    handler = _Swallowed()
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    try:
        return StrategyResolver.load_strategy(config)
    except Exception as error:
        # The strategy's own directory is searched first; later errors are of places that are empty.
        cause = handler.errors[0] if handler.errors else error
        raise NotLoadedError(str(cause), cause) from error
    finally:
        logger.removeHandler(handler)


def attributes_of(strategy: Any) -> dict[str, object]:
    """Values that the class gives to the attributes that rules are about.

    Of the class, since freqtrade rewrites some of them on the object; properties are left out.
    """
    names = [*RULES, "INTERFACE_VERSION"]
    kind = type(strategy)
    values = {name: getattr(kind, name) for name in names if hasattr(kind, name)}
    return {name: value for name, value in values.items() if not isinstance(value, property)}
