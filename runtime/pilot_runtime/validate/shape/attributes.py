# SPDX-License-Identifier: GPL-3.0-only
"""Types and ranges of a strategy's attributes. Pure: works on literals and on a loaded class."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

TIMEFRAME: Final = re.compile(r"[1-9]\d*(m|h|d|w|M)")
# freqtrade asks an exchange for at most five times 1,000 candles
MOST_STARTUP_CANDLES: Final = 4999
ORDER_TYPES: Final = ("entry", "exit", "stoploss", "stoploss_on_exchange")
TIME_IN_FORCE: Final = ("entry", "exit")
INTERFACE: Final = 3


@dataclass(frozen=True, slots=True)
class Wrong:
    """An attribute with a value that freqtrade or a bot cannot work with."""

    attribute: str
    message: str
    remedy: str
    fatal: bool = True


def wrong_attributes(values: Mapping[str, object], trading_mode: str) -> Iterator[Wrong]:
    """Looks at the attributes that are there; which must be there is said by `missing`."""
    for name, (fits, message, remedy) in RULES.items():
        if name in values and not fits(values[name]):
            yield Wrong(name, f"{name} = {_short(values[name])}: {message}", remedy)
    version = values.get("INTERFACE_VERSION", INTERFACE)
    if version != INTERFACE:
        yield Wrong(
            "INTERFACE_VERSION", f"INTERFACE_VERSION = {_short(version)}: freqtrade 2026.9 has 3",
            "set INTERFACE_VERSION = 3 and use the method names of version 3",
        )  # fmt: skip
    if values.get("can_short") is True and trading_mode == "spot":
        yield Wrong(
            "can_short", "can_short = True, but spot markets have no short trades",
            "set can_short = False, or requirements.tradingMode: futures",
        )  # fmt: skip


def missing(values: Mapping[str, object]) -> Iterator[Wrong]:
    """What freqtrade has no default for, and what is better said than guessed."""
    if "timeframe" not in values:
        yield Wrong("timeframe", "timeframe is not set", 'set timeframe, as in "5m"')
    if "stoploss" not in values:
        yield Wrong("stoploss", "stoploss is not set", "set stoploss, as in -0.1 (a ratio)")
    if not values.get("startup_candle_count"):
        yield Wrong(
            "startup_candle_count", "startup_candle_count is 0: signals come before indicators do",
            "set it to the longest period of any indicator", fatal=False,
        )  # fmt: skip


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _roi(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(minutes, str) and minutes.isdigit() and _number(ratio)
        for minutes, ratio in value.items()
    )


def _holds(keys: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and all(key in value for key in keys)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 a line's worth


_Rule = tuple[Callable[[object], bool], str, str]
_BOOLEAN: Final[_Rule] = (
    lambda value: isinstance(value, bool), "is not True or False", "write True or False",
)  # fmt: skip
RULES: Final[dict[str, _Rule]] = {
    "timeframe": (
        lambda value: isinstance(value, str) and TIMEFRAME.fullmatch(value) is not None,
        "is no timeframe", 'write a number and one of m, h, d, w, M, as in "5m"',
    ),
    "stoploss": (
        lambda value: _number(value) and -1.0 <= float(str(value)) < 0,
        "is no ratio from -1 to just below 0", "write -0.1 for a loss of 10 %",
    ),
    "minimal_roi": (
        _roi, "is no table of minutes, as text, and ratios", 'write {"0": 0.02, "60": 0.01}',
    ),
    "startup_candle_count": (
        lambda value: _number(value) and isinstance(value, int)
        and 0 <= value <= MOST_STARTUP_CANDLES,
        f"is no whole number from 0 to {MOST_STARTUP_CANDLES}", "use a shorter period",
    ),
    "order_types": (
        _holds(ORDER_TYPES), "lacks an entry", f"set {', '.join(ORDER_TYPES)}",
    ),
    "order_time_in_force": (
        _holds(TIME_IN_FORCE), "lacks an entry", f"set {', '.join(TIME_IN_FORCE)}",
    ),
    "max_entry_position_adjustment": (
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= -1,
        "is no whole number from -1", "write -1 for any number of further entries",
    ),
    "trailing_stop_positive": (
        lambda value: value is None or (_number(value) and float(str(value)) > 0),
        "is no ratio above 0", "write 0.01 for 1 %",
    ),
    "trailing_stop_positive_offset": (
        lambda value: _number(value) and float(str(value)) >= 0,
        "is no ratio from 0", "write 0.02 for 2 %",
    ),
    **dict.fromkeys(
        ("can_short", "trailing_stop", "trailing_only_offset_is_reached", "use_exit_signal",
         "exit_profit_only", "ignore_roi_if_entry_signal", "process_only_new_candles",
         "use_custom_stoploss", "position_adjustment_enable"), _BOOLEAN,
    ),
}  # fmt: skip
