# SPDX-License-Identifier: Apache-2.0
"""Reads and edits the few lines of a `strategy.yaml` that versions are about.

The file belongs to its author: comments, order and quoting of all other lines stay as they are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

NAME = "strategy.yaml"

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()%/'_-]*")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null"}


class StrategyManifest:
    """The text of a manifest with a block `spec:` that is indented by two blanks."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    @property
    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def value(self, field: str, block: str = "spec") -> str:
        """Plain value of a one-line field of `block`; empty when it is not there."""
        line = self._line(field, block)
        if line is None:
            return ""
        text = self._lines[line].split(":", 1)[1]
        return re.sub(r"\s+#.*$", "", text).strip().strip("\"'")

    def with_value(self, field: str, value: str) -> StrategyManifest:
        """The same with the field of `spec` set, after `version` when it is new."""
        changed = StrategyManifest(self.text)
        line = self._line(field, "spec")
        new = f"  {field}: {_scalar(value)}"
        if line is None:
            after = self._line("version", "spec")
            at = len(self._lines) if after is None else after + 1
            changed._lines[at:at] = [new]
            return changed
        changed._lines[line : self._end(line)] = [new]
        return changed

    def _line(self, field: str, block: str) -> int | None:
        inside = False
        for number, line in enumerate(self._lines):
            if re.match(r"\S", line) and not line.startswith("#"):
                inside = re.match(rf"{block}:\s*(#.*)?$", line) is not None
            elif inside and re.match(rf"  {field}:(\s|$)", line):
                return number
        return None

    def _end(self, line: int) -> int:
        """The line after a value that goes on over further, deeper indented lines."""
        end = line + 1
        while end < len(self._lines) and re.match(r"   |\s*$", self._lines[end]):
            end += 1
        while end > line + 1 and not self._lines[end - 1].strip():
            end -= 1
        return end


def read_manifest(directory: Path) -> StrategyManifest:
    """The manifest of a strategy's directory; ends the command when there is none."""
    path = directory / NAME
    if not path.is_file():
        raise PilotFailure(
            ExitCode.NOT_FOUND,
            f"There is no {path}; ./pilot strategy new {directory} makes one.",
        )
    return StrategyManifest(path.read_text())


def field_of(manifest: StrategyManifest, directory: Path, field: str, block: str = "spec") -> str:
    """A field that must be there."""
    value = manifest.value(field, block)
    if not value:
        raise PilotFailure(
            ExitCode.USAGE,
            f"{directory / NAME}: {block}.{field} is missing; write it in a line of its own, "
            "indented by two blanks.",
        )
    return value


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    number = re.fullmatch(r"\d+\.\d+\.\d+[0-9A-Za-z.+-]*", text)
    # A JSON text is a YAML text.
    return text if plain or number else json.dumps(text, ensure_ascii=False)
