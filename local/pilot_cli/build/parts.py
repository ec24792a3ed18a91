# SPDX-License-Identifier: Apache-2.0
"""All parts of the product, and the names `pilot build` knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.build.api_server import ApiServerBuild
from pilot_cli.build.api_server_start import ApiServerStartCache
from pilot_cli.build.dependencies import DependenciesBuild
from pilot_cli.build.fuzzer import FuzzerBuild
from pilot_cli.build.kube import EtcdBuild, KubeBuild
from pilot_cli.build.node import NodeBuild
from pilot_cli.build.operator import OperatorBuild
from pilot_cli.build.operator_start import OperatorStartCache
from pilot_cli.build.part import Part
from pilot_cli.build.runtime import RuntimeBuild
from pilot_cli.build.simulation import SimulationBuild
from pilot_cli.locations import Locations
from pilot_cli.toolchain.toolchain import Toolchain

GROUPS: dict[str, tuple[str, ...]] = {
    "kube": ("kube", "etcd"),
    "node": ("node",),
    "runtime": ("dependencies", "runtime"),
    "operator": ("operator", "operator-start"),
    "api-server": ("api-server", "api-server-start"),
    "fuzz": ("kube", "etcd", "api-server", "api-server-start", "fuzzer"),
    "campaign": (
        "kube", "etcd", "operator", "operator-start", "api-server", "api-server-start",
        "simulation",
    ),
    "all": (
        "kube", "etcd", "node", "dependencies", "runtime", "operator", "operator-start",
        "api-server", "api-server-start",
    ),
    "test": (
        "kube", "etcd", "node", "dependencies", "runtime", "operator", "operator-start",
        "api-server", "api-server-start", "simulation",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The parts of one checkout."""

    kube: KubeBuild
    etcd: EtcdBuild
    node: NodeBuild
    dependencies: DependenciesBuild
    runtime: RuntimeBuild
    operator: OperatorBuild
    operator_start: OperatorStartCache
    simulation: SimulationBuild
    api_server: ApiServerBuild
    api_server_start: ApiServerStartCache
    fuzzer: FuzzerBuild
    given_binaries: tuple[Path, ...]
    """Directories of PILOT_KUBE_BIN; when set, kube and etcd are not built."""

    def of_group(self, group: str) -> list[Part]:
        """The parts to build for a group; order is build order within a lane."""
        every: dict[str, Part] = {
            "node": self.node,
            "etcd": self.etcd,
            "kube": self.kube,
            "dependencies": self.dependencies,
            "runtime": self.runtime,
            "operator": self.operator,
            "operator-start": self.operator_start,
            "simulation": self.simulation,
            "api-server": self.api_server,
            "api-server-start": self.api_server_start,
            "fuzzer": self.fuzzer,
        }
        given = ("kube", "etcd") if self.given_binaries else ()
        return [p for n, p in every.items() if n in GROUPS[group] and n not in given]

    def program(self, name: str) -> Path:
        """The path of etcd, kubectl or a control plane program."""
        for directory in self.given_binaries:
            if (directory / name).exists():
                return directory / name
        return (self.etcd.place if name == "etcd" else self.kube.place) / name


def parts_of(locations: Locations, toolchain: Toolchain, env: Mapping[str, str]) -> Parts:
    """Lays out the parts; nothing is built."""
    checkout, cache = locations.checkout, locations.cache
    local = checkout / "local"
    dependencies = DependenciesBuild(
        checkout / "runtime" / "requirements.lock", cache, toolchain.python, env
    )
    operator = OperatorBuild(checkout, cache, toolchain.maven, toolchain.jdk, env)
    api_server = ApiServerBuild(checkout, cache, toolchain.maven, toolchain.jdk, env)
    given = [Path(d) for d in env.get("PILOT_KUBE_BIN", "").split(":") if d]
    return Parts(
        kube=KubeBuild(local / "kube", cache, toolchain.go, env),
        etcd=EtcdBuild(local / "etcd", cache, toolchain.go, env),
        node=NodeBuild(local / "node", cache, toolchain.go, env),
        dependencies=dependencies,
        runtime=RuntimeBuild(checkout, cache, dependencies, env),
        operator=operator,
        operator_start=OperatorStartCache(operator, checkout / "operator" / "run-flags", env),
        simulation=SimulationBuild(checkout / "e2e" / "sim", cache, toolchain.go, env),
        api_server=api_server,
        api_server_start=ApiServerStartCache(
            api_server, checkout / "api-server" / "run-flags", env
        ),
        fuzzer=FuzzerBuild(
            checkout / "e2e" / "fuzz" / "requirements.txt", cache, toolchain.python, env
        ),
        given_binaries=tuple(given),
    )
