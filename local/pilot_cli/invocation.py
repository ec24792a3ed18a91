# SPDX-License-Identifier: Apache-2.0
"""What every command is given."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TextIO

from pilot_cli.build.builder import Builder
from pilot_cli.build.parts import Parts, parts_of
from pilot_cli.clock import Clock
from pilot_cli.cluster.kubectl import Kubectl
from pilot_cli.cluster.own import cluster_holder
from pilot_cli.cluster.supervisor import Supervisor
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.locations import Locations
from pilot_cli.progress import Progress
from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.toolchain import Toolchain, find_toolchain


@dataclass
class Invocation:
    """One call of `pilot`: where it works and how it speaks."""

    env: Mapping[str, str]
    locations: Locations
    clock: Clock
    progress: Progress
    out: TextIO
    options: argparse.Namespace

    @cached_property
    def toolchain(self) -> Toolchain:
        """Found at first use; missing tools end the command."""
        return find_toolchain(Machine(self.env))

    @cached_property
    def parts(self) -> Parts:
        return parts_of(self.locations, self.toolchain, self.env)

    @cached_property
    def kubectl(self) -> Kubectl:
        return Kubectl(self.parts.program("kubectl"), self.locations.kubeconfig)

    @cached_property
    def supervisor(self) -> Supervisor:
        return Supervisor(self.locations.supervisor_socket)

    @property
    def builder(self) -> Builder:
        return Builder(self.locations.cache, self.progress)

    def say(self, text: str) -> None:
        """Part of the command's answer."""
        self.out.write(text + "\n")
        self.out.flush()

    def say_json(self, value: Any) -> None:
        self.say(json.dumps(value, indent=2, sort_keys=False))

    def require_running(self) -> None:
        """Ends the command when the cluster does not run."""
        if not self.locations.kubeconfig.exists() or not self.supervisor.running():
            holder = cluster_holder(self.locations)
            if holder:
                raise PilotFailure(
                    ExitCode.BUSY,
                    f"The cluster in {self.locations.home} is not up yet: "
                    f"another pilot (process {holder}) is at work on it.",
                )
            raise PilotFailure(
                ExitCode.NOT_RUNNING,
                f"The cluster in {self.locations.home} is not running; start it with ./pilot up.",
            )
