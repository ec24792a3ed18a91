# SPDX-License-Identifier: GPL-3.0-only
"""What the environment of the container says to `pilot-pod`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

TRUE_WORDS = frozenset({"true", "1", "yes", "on"})
FALSE_WORDS = frozenset({"false", "0", "no", "off"})
DEFAULT_REHEARSE_SECONDS = 4.0


class SettingInvalidError(ValueError):
    """An environment variable holds something that is not allowed there."""

    def __init__(self, variable: str, value: str, allowed: str) -> None:
        super().__init__(f"{variable}={value!r} is not valid: use {allowed}")
        self.variable = variable


@dataclass(frozen=True, slots=True)
class PodSettings:
    """Settings of process 1 of a pool pod.

    `rehearse_seconds` > 0: run a bot against a stub exchange for so long before the first fork;
    0 = do not.
    `exchanges`: ccxt ids whose classes are imported for real.
    """

    run_dir: Path
    data_dir: Path
    preload: bool = True
    immortal: bool = True
    rehearse_seconds: float = DEFAULT_REHEARSE_SECONDS
    exchanges: tuple[str, ...] = ("binance",)

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Self:
        """Read the variables of the pod protocol, section 2."""
        return cls(
            run_dir=_directory(env, "PILOT_RUN_DIR", "/run/pilot"),
            data_dir=_directory(env, "PILOT_DATA_DIR", "/var/lib/pilot"),
            preload=flag(env, "PILOT_PRELOAD", default=True),
            immortal=flag(env, "PILOT_IMMORTAL", default=True),
            rehearse_seconds=_seconds(env, "PILOT_REHEARSE_SECONDS", DEFAULT_REHEARSE_SECONDS),
            exchanges=exchange_ids(env),
        )


def flag(env: Mapping[str, str], variable: str, *, default: bool) -> bool:
    """A true/false variable; empty or absent means the default."""
    value = env.get(variable, "").strip()
    if not value:
        return default
    if value.lower() in TRUE_WORDS:
        return True
    if value.lower() in FALSE_WORDS:
        return False
    raise SettingInvalidError(variable, value, "true or false")


def exchange_ids(env: Mapping[str, str]) -> tuple[str, ...]:
    """The ccxt ids of PILOT_EXCHANGES, in order, without repeats."""
    value = env.get("PILOT_EXCHANGES", "").strip() or "binance"
    ids = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",") if part.strip()))
    if not ids or not all(one.isidentifier() for one in ids):
        raise SettingInvalidError("PILOT_EXCHANGES", value, "ccxt exchange ids, comma separated")
    return ids


def _directory(env: Mapping[str, str], variable: str, default: str) -> Path:
    path = Path(env.get(variable) or default)
    if not path.is_absolute():
        raise SettingInvalidError(variable, str(path), "an absolute path")
    return path


def _seconds(env: Mapping[str, str], variable: str, default: float) -> float:
    value = env.get(variable, "").strip()
    if not value:
        return default
    try:
        seconds = float(value)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 600:  # noqa: PLR2004 the limit is named in the message
        raise SettingInvalidError(variable, value, "a number of seconds from 0 to 600")
    return seconds
