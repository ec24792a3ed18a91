# SPDX-License-Identifier: Apache-2.0
"""Schemathesis, which calls an API with what its document allows and forbids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.virtual_environment import VirtualEnvironment
from pilot_cli.toolchain.tool import Tool


@dataclass
class FuzzerBuild(Part):
    """A virtual environment of its own: it shares no library with the bots."""

    requirements: Path
    cache: Path
    python: Tool
    env: Mapping[str, str]

    name = "fuzzer"
    title = "fuzzer of the API"
    lane = Lane.NETWORK
    megabytes = 200

    @cached_property
    def place(self) -> Path:
        return self.cache / f"fuzzer-{digest_of([self.requirements], self.python.version_text)}"

    @property
    def program(self) -> Path:
        return self.place / "bin" / "schemathesis"

    def present(self) -> bool:
        return self._environment.is_complete

    def build(self, commands: Commands) -> None:
        environment = self._environment
        environment.make(commands)
        environment.install(commands, "pip install", self.requirements, "--require-hashes")
        environment.complete()

    @property
    def _environment(self) -> VirtualEnvironment:
        return VirtualEnvironment(self.place, self.python, self.env)
