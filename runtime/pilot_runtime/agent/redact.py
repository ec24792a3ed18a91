# SPDX-License-Identifier: GPL-3.0-only
"""Keeps secrets out of what the agent hands on: freqtrade logs its whole configuration at times."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pilot_runtime.agent.bot_access import CONFIG_FILE, KEYS_FILE, RUNTIME_FILE

SECRET_KEY = re.compile(r"key|secret|password|passphrase|token|uid|wallet_?address", re.IGNORECASE)
SHORTEST = 4
MASK = "***"


class Redactor:
    """Replaces known secret values by `***`."""

    def __init__(self, values: Iterable[str]) -> None:
        known = sorted({one for one in values if len(one) >= SHORTEST}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, known))) if known else None

    def clean(self, text: str) -> str:
        return self._pattern.sub(MASK, text) if self._pattern else text

    @classmethod
    def of_run_dir(
        cls, run_dir: Path, files: Iterable[str] = (CONFIG_FILE, KEYS_FILE, RUNTIME_FILE)
    ) -> "Redactor":
        """With the secrets in a bot's materialised files."""
        values: list[str] = []
        for name in files:
            try:
                values += secret_values(json.loads((run_dir / name).read_text(encoding="utf-8")))
            except (OSError, ValueError):
                continue
        return cls(values)


def secret_values(value: object, *, secret: bool = False) -> Iterator[str]:
    """Every text below a key whose name says that it is secret."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from secret_values(one, secret=secret or bool(SECRET_KEY.search(str(key))))
    elif isinstance(value, list):
        for one in value:
            yield from secret_values(one, secret=secret)
    elif secret and isinstance(value, str):
        yield value
