# SPDX-License-Identifier: Apache-2.0
"""Freqtrade's own `reload_config` on bots of a pool, behind the agent's back."""

from __future__ import annotations

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.pool.doors import Door, bot_door, bot_files_of
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.lane import numbered_source

_LOOK_EVERY = 0.05
_FIRST_WORD = 100
"""Versions that only this benchmark has given out."""


@dataclass(frozen=True)
class Reload:
    """Seconds of one reload.

    `whole_s`: from the request until the new version has made its first loop, the wait for the end
    of the bot's sleep included; `away_s`: those of them without a bot that trades.
    """

    away_s: float
    whole_s: float


def reload_each(cluster: Cluster, names: list[str]) -> list[Reload]:
    """One after the other."""
    return [_reload(cluster, name, str(_FIRST_WORD)) for name in names]


def reload_all(cluster: Cluster, names: list[str], number: int) -> list[Reload]:
    """All at once; another source for each number."""
    word = str(_FIRST_WORD + 1 + number)
    with ThreadPoolExecutor(len(names)) as threads:
        return list(threads.map(lambda name: _reload(cluster, name, word), names))


def _reload(cluster: Cluster, name: str, word: str) -> Reload:
    door = bot_door(cluster, name)
    _exchange(bot_files_of(cluster, name) / "strategy" / "Lane.py", numbered_source(word))
    began = time.monotonic()
    _ask(door, "POST", "reload_config")
    gone = _when(door, looped=False)
    back = _when(door, looped=True)
    runs = (_ask(door, "GET", "show_config") or {}).get("strategy_version")
    if runs != word:
        raise RuntimeError(f"{name} was reloaded and runs version {runs!r}, not {word!r}")
    return Reload(back - gone, back - began)


def _exchange(file: Path, text: str) -> None:
    draft = file.with_name(file.name + ".draft")
    draft.write_text(text)
    draft.replace(file)


def _when(door: Door, *, looped: bool) -> float:
    """When it was first seen with a loop of its present life, or without."""
    return eventually(
        lambda: (time.monotonic(), _ask(door, "GET", "health")),
        lambda seen: bool((seen[1] or {}).get("last_process_ts")) == looped,
        "the first loop after" if looped else "the old bot object is gone",
        seconds=60,
        every=_LOOK_EVERY,
    )[0]


def _ask(door: Door, method: str, route: str) -> dict[str, Any] | None:
    """None while nobody answers."""
    connection = http.client.HTTPConnection(door.connection.host, door.connection.port, timeout=10)
    headers = {"Authorization": door.authorization}
    try:
        connection.request(method, f"{door.prefix}/{route}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        return dict(json.loads(body)) if answer.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
