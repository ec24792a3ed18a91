# SPDX-License-Identifier: Apache-2.0
"""The operator, a Quarkus application, together with the CRDs it is built on."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.maven_module import MavenModule
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.toolchain.tool import Tool


@dataclass
class OperatorBuild(Part):
    """The operator as Quarkus lays it out."""

    checkout: Path
    cache: Path
    maven: Tool
    jdk: Tool
    env: Mapping[str, str]

    name = "operator"
    title = "operator"
    lane = Lane.NETWORK
    megabytes = 800

    @cached_property
    def module(self) -> MavenModule:
        return MavenModule(self.checkout, "operator", ("crds",), self.maven, self.jdk, self.env)

    @cached_property
    def place(self) -> Path:
        return self.cache / f"operator-{self.module.digest()}"

    @property
    def jar(self) -> Path:
        return self.place / "quarkus-app" / "quarkus-run.jar"

    def present(self) -> bool:
        return self.jar.is_file()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            copy = workshop / "checkout"
            target = self.module.package(commands, copy)
            (target / "quarkus-app").rename(workshop / "quarkus-app")
            shutil.rmtree(copy)
