# SPDX-License-Identifier: GPL-3.0-only
"""BotMemory ↔ JSON. A field that is not known is left out, one that is missing has its default."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import BotMemory, DrainMemory, Run, SealedDatabase, Trading
from pilot_runtime.agent.restart import RestartMemory

T = TypeVar("T")
NOT_KEPT = frozenset({"notes", "trouble"})


def encode_memory(memory: BotMemory) -> str:
    """JSON text of what is kept."""
    value = {key: one for key, one in asdict(memory).items() if key not in NOT_KEPT}
    return json.dumps(value, indent=1, sort_keys=True)


def decode_memory(text: str) -> BotMemory:
    """Raises ValueError when the text is not such a memory."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("state.json is not an object")  # noqa: TRY004 a wrong value, not a bug
    try:
        return BotMemory(
            run=_part(Run, value.get("run"), asked=_reason),
            restart=_part(RestartMemory, value.get("restart"), failures=tuple) or RestartMemory(),
            restarts=int(value.get("restarts", 0)),
            last_exit=_part(LastExit, value.get("last_exit"), reason=_reason),
            drain=_part(DrainMemory, value.get("drain")),
            sealed=_part(SealedDatabase, value.get("sealed")),
            archived=bool(value.get("archived", False)),
            trading=_part(Trading, value.get("trading")),
        )
    except (TypeError, KeyError) as problem:
        raise ValueError(f"state.json: {problem}") from problem


def _reason(value: object) -> ExitReason | None:
    return None if value is None else ExitReason(str(value))


def _part(kind: type[T], value: object, **convert: Any) -> T | None:
    if not isinstance(value, Mapping):
        return None
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    given = {key: one for key, one in value.items() if key in known}
    for key, conversion in convert.items():
        if key in given:
            given[key] = conversion(given[key])
    return kind(**given)
