# SPDX-License-Identifier: GPL-3.0-only
"""A strategy as text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Program:
    """All Python files of one strategy, by flat name, and what its manifest says.

    `class_name` is empty when nothing names the class. `parameters` are hyperopt values as
    freqtrade writes them, empty without any.
    """

    files: Mapping[str, str]
    class_name: str
    trading_mode: str
    parameters: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """SHA-256 over names and texts, in hexadecimal digits."""
        total = hashlib.sha256()
        for name, text in sorted(self.files.items()):
            total.update(f"{name}\0{len(text)}\0{text}\0".encode("utf-8", "surrogatepass"))
        return total.hexdigest()
