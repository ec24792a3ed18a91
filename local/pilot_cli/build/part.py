# SPDX-License-Identifier: Apache-2.0
"""One thing that is built."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from pathlib import Path

from pilot_cli.build.commands import Commands


class Lane(Enum):
    """What a build mostly waits for; the two lanes run side by side."""

    PROCESSOR = "processor"
    NETWORK = "network"


class Part(ABC):
    """A build with a place in the cache that is named by its content."""

    name: str
    title: str
    lane: Lane
    megabytes: int
    """Free disk space the build needs, megabytes."""

    @property
    @abstractmethod
    def place(self) -> Path:
        """Directory in the cache; another content has another directory.

        Worked out once: sources that are edited while a command runs must not give
        half of it another build.
        """

    @abstractmethod
    def present(self) -> bool:
        """Whether the finished build is there, whole."""

    @abstractmethod
    def build(self, commands: Commands) -> None:
        """Builds into `place`; interrupted at any point, `present` stays false."""
