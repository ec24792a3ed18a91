# SPDX-License-Identifier: Apache-2.0
"""The Kubernetes control plane and etcd, built from their published Go modules."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool

KUBE_BINARIES = ("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl")
ETCD_BINARIES = ("etcd",)


def module_version(go_mod: Path, module: str) -> str:
    """The version of `module` that go.mod requires, without its `v`."""
    match = re.search(
        rf"^\s*(?:require )?{re.escape(module)} v(\S+)", go_mod.read_text(), re.MULTILINE
    )
    if not match:
        raise PilotFailure(ExitCode.INTERNAL, f"{go_mod} does not require {module}.")
    return match.group(1)


def has_programs(directory: Path, names: tuple[str, ...]) -> bool:
    """Whether all of them are there and may be run."""
    return all(os.access(directory / name, os.X_OK) for name in names)


@dataclass
class KubeBuild(Part):
    """kube-apiserver, kube-controller-manager, kube-scheduler and kubectl."""

    source: Path
    cache: Path
    go: Tool
    env: Mapping[str, str]

    name = "kube"
    title = "Kubernetes control plane"
    lane = Lane.PROCESSOR
    megabytes = 6000

    @property
    def version(self) -> str:
        return module_version(self.source / "go.mod", "k8s.io/kubernetes")

    @property
    def place(self) -> Path:
        return self.cache / f"kube-{self.version}"

    def present(self) -> bool:
        return has_programs(self.place, KUBE_BINARIES)

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            # One at a time, so that the progress display moves and an interrupted
            # build goes on from Go's own cache.
            for number, binary in enumerate(KUBE_BINARIES, 1):
                commands.run(
                    f"{binary} ({number} of {len(KUBE_BINARIES)})",
                    [
                        self.go.path, "build", "-trimpath", "-ldflags", self._flags(),
                        "-o", workshop / binary, f"k8s.io/kubernetes/cmd/{binary}",
                    ],
                    cwd=self.source,
                    env={**self.env, "CGO_ENABLED": "0"},
                )  # fmt: skip

    def _flags(self) -> str:
        # Without these the server calls itself v0.0.0 and clients refuse to work with it.
        major, minor, _ = self.version.split(".", 2)
        package = "k8s.io/component-base/version"
        return (
            f"-s -w -X {package}.gitVersion=v{self.version} "
            f"-X {package}.gitMajor={major} -X {package}.gitMinor={minor}"
        )


@dataclass
class EtcdBuild(Part):
    """etcd; a module of its own, because Kubernetes pins other versions of its libraries."""

    source: Path
    cache: Path
    go: Tool
    env: Mapping[str, str]

    name = "etcd"
    title = "etcd"
    lane = Lane.PROCESSOR
    megabytes = 1000

    @property
    def place(self) -> Path:
        version = module_version(self.source / "go.mod", "go.etcd.io/etcd/server/v3")
        return self.cache / f"etcd-{version}"

    def present(self) -> bool:
        return has_programs(self.place, ETCD_BINARIES)

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            commands.run(
                "etcd",
                [self.go.path, "build", "-trimpath", "-ldflags", "-s -w",
                 "-o", workshop / "etcd", "go.etcd.io/etcd/server/v3"],
                cwd=self.source,
                env={**self.env, "CGO_ENABLED": "0"},
            )  # fmt: skip
