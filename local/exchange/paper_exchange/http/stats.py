# SPDX-License-Identifier: Apache-2.0
"""How often each route was asked and how it was answered."""

from collections import Counter
from typing import Any


class RequestStats:
    """Counts since the start or the last reset."""

    def __init__(self) -> None:
        self._routes: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()

    def count(self, path: str, answer: str) -> None:
        """One request for `path`, answered with an HTTP status or `cut`."""
        self._routes[path] += 1
        self._answers[answer] += 1

    def reset(self) -> None:
        self._routes.clear()
        self._answers.clear()

    def document(self) -> dict[str, Any]:
        return {
            "total": self._routes.total(),
            "routes": dict(self._routes.most_common()),
            "answers": dict(self._answers.most_common()),
        }
