# SPDX-License-Identifier: Apache-2.0
"""A client that repeats what was not answered, as people and their programs do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from typing import Any

from rig.client import ApiClient, Reply
from rig.deadline import eventually

NO_ANSWER = Reply(0, {"message": "no answer"})
AGAIN = (0, 409, 429, 500, 502, 503, 504)
PATIENCE = 180.0


@dataclass(frozen=True)
class Stubborn:
    """Calls until the server has decided: it was not there, was busy, or goes on by itself."""

    api: ApiClient

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Reply:
        return self.until(partial(self.api.call, method, path, body), f"{method} {path}")

    def until(self, call: Callable[[], Reply], what: str) -> Reply:
        return eventually(
            partial(_answer, call), lambda seen: seen.status not in AGAIN, what, PATIENCE
        )


def _answer(call: Callable[[], Reply]) -> Reply:
    try:
        return call()
    except (OSError, HTTPException, ValueError):
        return NO_ANSWER
