# SPDX-License-Identifier: Apache-2.0
"""Command lines of the simulation."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from pilot_cli.invocation import Invocation

# Clusters take the base + 1 to 21, and 90; the simulation nine ports from here.
PORTS_AFTER = 70
SCALE_HEAP = "-Xmx768m"
"""For ten thousand Bots; what the operator is started with otherwise is for hundreds."""


@dataclass(frozen=True)
class Simulation:
    """The program, and the operator that it starts."""

    program: Path
    checkout: Path
    binaries: tuple[Path, ...]
    directory: Path
    port_base: int
    pod_subnet: str
    operator: tuple[str, ...]
    api_server: tuple[str, ...]

    def campaign(self, *options: str) -> list[str]:
        """Runs plans."""
        return self._words("run", *options, operator=self.operator)

    def scale(self, *options: str) -> list[str]:
        """Measures many Bots; `--bots N` is to follow the first word."""
        jar = self.operator.index("-jar")
        roomy = (*self.operator[:jar], SCALE_HEAP, *self.operator[jar:])
        return self._words("scale", *options, operator=roomy)

    def api(self, *options: str) -> list[str]:
        """Measures our API server; its options are to follow the first word."""
        server = ("-api-server", json.dumps(self.api_server))
        return self._words("api", *options, *server, operator=self.operator)

    def of(self, jar: Path) -> Simulation:
        """The same with another operator, which has no start-up cache."""
        words = [word for word in self.operator if not word.startswith("-XX:AOTCache=")]
        return replace(
            self, operator=(*words[: words.index("-jar") + 1], str(jar)),
            directory=self.directory / "mutant",
        )  # fmt: skip

    def _words(self, verb: str, *options: str, operator: tuple[str, ...]) -> list[str]:
        return [
            str(self.program), verb, *options,
            "-checkout", str(self.checkout),
            "-directory", str(self.directory),
            "-port-base", str(self.port_base),
            "-pod-subnet", self.pod_subnet,
            "-binaries", ":".join(map(str, self.binaries)),
            "--", *operator,
        ]  # fmt: skip


def simulation(invocation: Invocation) -> Simulation:
    """The simulation of this checkout, built or not."""
    parts, locations = invocation.parts, invocation.locations
    return Simulation(
        program=parts.simulation.place / "campaign",
        checkout=locations.checkout,
        binaries=parts.given_binaries or (parts.kube.place, parts.etcd.place),
        directory=locations.checkout / "target" / "campaign",
        port_base=locations.ports.base + PORTS_AFTER,
        pod_subnet=locations.pod_subnet,
        operator=tuple(parts.operator_start.java),
        api_server=tuple(parts.api_server_start.java),
    )
