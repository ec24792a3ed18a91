# SPDX-License-Identifier: Apache-2.0
"""Semantic versions (semver.org 2.0.0), as far as strategies need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

PARTS = ("major", "minor", "patch")

_NUMBER = r"(0|[1-9][0-9]*)"
_FORM = re.compile(rf"{_NUMBER}[.]{_NUMBER}[.]{_NUMBER}(-[0-9A-Za-z.-]+)?([+][0-9A-Za-z.-]+)?")


@dataclass(frozen=True)
class SemanticVersion:
    """`1.2.0`, `1.2.0-rc.1`, `1.2.0+build`."""

    major: int
    minor: int
    patch: int
    pre: str = ""
    """With its hyphen, or empty."""
    build: str = ""
    """With its plus, or empty."""

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}{self.pre}{self.build}"

    def raised(self, part: str) -> SemanticVersion:
        """The next release; one that leads up to it becomes it, as 1.2.0-rc.1 becomes 1.2.0."""
        match part:
            case "major":
                done = not (self.pre and self.minor == 0 and self.patch == 0)
                return SemanticVersion(self.major + done, 0, 0)
            case "minor":
                done = not (self.pre and self.patch == 0)
                return SemanticVersion(self.major, self.minor + done, 0)
            case "patch":
                return SemanticVersion(self.major, self.minor, self.patch + (not self.pre))
            case _:
                raise ValueError(f"{part!r} is none of {', '.join(PARTS)}")


def semantic_version(text: str) -> SemanticVersion:
    """Raises ValueError for a text that is no semantic version."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a semantic version such as 1.2.0")
    major, minor, patch, pre, build = found.groups()
    return SemanticVersion(int(major), int(minor), int(patch), pre or "", build or "")
