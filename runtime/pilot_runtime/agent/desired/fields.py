# SPDX-License-Identifier: GPL-3.0-only
"""Typed access to fields of parsed JSON, with errors that name the field."""

import re


class DesiredInvalidError(ValueError):
    """The slots say something this agent cannot follow; the message names the field."""


class Fields:
    """One JSON object; `path` is where it stands in the document."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise DesiredInvalidError(f"{path or 'desired.json'} must be an object")
        self._value = value
        self._path = path

    def where(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def has(self, name: str) -> bool:
        """Whether it is there and not null."""
        return self._value.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        value = self._value.get(name, default)
        if not isinstance(value, str) or not value:
            raise DesiredInvalidError(f"{self.where(name)} must be a text")
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise DesiredInvalidError(f"{self.where(name)}={value!r} must match {pattern.pattern}")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        value = self._value.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise DesiredInvalidError(f"{self.where(name)} must be a whole number, 0 or more")
        return value

    def seconds(self, name: str, default: float) -> float:
        value = self._value.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            raise DesiredInvalidError(f"{self.where(name)} must be a number of seconds")
        return float(value)

    def child(self, name: str) -> "Fields":
        return Fields(self._value.get(name, {}), self.where(name))

    def children(self, name: str) -> tuple["Fields", ...]:
        value = self._value.get(name)
        if not isinstance(value, list):
            raise DesiredInvalidError(f"{self.where(name)} must be a list")
        return tuple(Fields(one, f"{self.where(name)}[{i}]") for i, one in enumerate(value))

    def texts(self, name: str) -> dict[str, str]:
        value = self._value.get(name)
        if not isinstance(value, dict):
            raise DesiredInvalidError(f"{self.where(name)} must be an object of texts")
        if not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
            raise DesiredInvalidError(f"{self.where(name)} must be an object of texts")
        return dict(value)
