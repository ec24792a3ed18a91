# SPDX-License-Identifier: Apache-2.0
"""pilot-node, the node that runs pods as processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.kube import has_programs
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.toolchain.tool import Tool


@dataclass
class NodeBuild(Part):
    """One Go program."""

    source: Path
    cache: Path
    go: Tool
    env: Mapping[str, str]

    name = "node"
    title = "local node"
    lane = Lane.PROCESSOR
    megabytes = 500

    @cached_property
    def place(self) -> Path:
        return self.cache / f"node-{digest_of([self.source])}"

    def present(self) -> bool:
        return has_programs(self.place, ("pilot-node",))

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            commands.run(
                "pilot-node",
                [self.go.path, "build", "-trimpath", "-o", workshop / "pilot-node", "."],
                cwd=self.source,
                env={**self.env, "CGO_ENABLED": "0"},
            )
