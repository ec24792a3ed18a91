# SPDX-License-Identifier: Apache-2.0
"""Simulated agents, fault proxy and campaign: one Go program."""

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
class SimulationBuild(Part):
    """What `pilot campaign` and `pilot bench scale` run."""

    source: Path
    cache: Path
    go: Tool
    env: Mapping[str, str]

    name = "simulation"
    title = "simulated agents and campaign"
    lane = Lane.PROCESSOR
    megabytes = 500

    @cached_property
    def place(self) -> Path:
        return self.cache / f"simulation-{digest_of([self.source])}"

    def present(self) -> bool:
        return has_programs(self.place, ("campaign",))

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            commands.run(
                "campaign",
                [self.go.path, "build", "-trimpath", "-o", workshop, "./cmd/..."],
                cwd=self.source,
                env={**self.env, "CGO_ENABLED": "0"},
            )
