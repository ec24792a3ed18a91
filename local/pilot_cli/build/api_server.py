# SPDX-License-Identifier: Apache-2.0
"""The API server: one jar and its libraries."""

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
class ApiServerBuild(Part):
    """The jar, and beside it `lib/` with what its manifest names."""

    checkout: Path
    cache: Path
    maven: Tool
    jdk: Tool
    env: Mapping[str, str]

    name = "api-server"
    title = "API server"
    lane = Lane.NETWORK
    megabytes = 400

    @cached_property
    def module(self) -> MavenModule:
        return MavenModule(self.checkout, "api-server", ("crds",), self.maven, self.jdk, self.env)

    @cached_property
    def place(self) -> Path:
        return self.cache / f"api-server-{self.module.digest()}"

    @property
    def jar(self) -> Path:
        return self.place / "app" / "api-server.jar"

    def present(self) -> bool:
        return self.jar.is_file()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            copy, app = workshop / "checkout", workshop / "app"
            target = self.module.package(commands, copy)
            app.mkdir()
            (target / "lib").rename(app / "lib")
            (target / "api-server.jar").rename(app / "api-server.jar")
            shutil.rmtree(copy)
