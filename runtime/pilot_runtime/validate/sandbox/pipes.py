# SPDX-License-Identifier: GPL-3.0-only
"""What a confined process prints and reports, up to a limit."""

import json
import os
from dataclasses import dataclass, field
from typing import Any

_CHUNK = 65536


@dataclass
class Intake:
    """One pipe; `kept` bytes are remembered, more are counted and dropped."""

    handle: int
    most_kept: int
    data: bytearray = field(default_factory=bytearray)
    total: int = 0

    def read(self) -> bool:
        """Takes what is there; False at the end."""
        chunk = os.read(self.handle, _CHUNK)
        self.total += len(chunk)
        self.data += chunk[: max(0, self.most_kept - len(self.data))]
        return bool(chunk)

    def text(self) -> str:
        """As text, whatever bytes it is."""
        return bytes(self.data).decode("utf-8", "replace")

    def messages(self) -> tuple[dict[str, Any], ...]:
        """Lines that are JSON objects; others are passed over."""
        found = []
        for line in self.text().splitlines():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                found.append(value)
        return tuple(found)
