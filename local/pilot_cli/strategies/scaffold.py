# SPDX-License-Identifier: Apache-2.0
"""The files that a new strategy begins with: they validate, apply, and can be rolled out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"
_NAME = re.compile(r"[a-z]([-a-z0-9]{0,50}[a-z0-9])?")
_CLASS = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_OWNER = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?")
_TIMEFRAME = re.compile(r"[1-9][0-9]{0,2}[mhdwM]")

FORMS = (
    ("name", _NAME, "at most 52 lower-case letters, digits and -, beginning with a letter"),
    ("class_name", _CLASS, "the name of a Python class, such as EmaRsi"),
    ("timeframe", _TIMEFRAME, "a candle length, such as 5m"),
    ("owner", _OWNER, "letters, digits, -, _ and ."),
)
"""Field, what it must look like, and how to say that: the same forms that the API server asks."""


@dataclass(frozen=True)
class Scaffold:
    """What a new strategy is called."""

    name: str
    class_name: str
    timeframe: str
    owner: str
    """Empty = curated, for everybody's bots."""

    def complaint(self) -> str:
        """Which field has a wrong form, and what would be right; empty when all is well."""
        for field, form, words in FORMS:
            value = getattr(self, field)
            if not form.fullmatch(value) and not (field == "owner" and not value):
                return f"{field.removesuffix('_name')} {value!r} must be {words}"
        return ""

    def files(self) -> dict[str, str]:
        """Text by file name."""
        texts = {path.name: self._filled(path.read_text()) for path in _TEMPLATES.iterdir()}
        texts[f"{self.class_name}.py"] = texts.pop("Program.py.txt")
        return texts

    def _filled(self, text: str) -> str:
        owner = f"  owner: {self.owner}\n" if self.owner else ""
        return (
            text.replace("  owner: @OWNER@\n", owner)
            .replace("@NAME@", self.name)
            .replace("@CLASS@", self.class_name)
            .replace("@TIMEFRAME@", self.timeframe)
        )


def class_name_of(name: str) -> str:
    """`ema-rsi` → `EmaRsi`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", name))
