# SPDX-License-Identifier: Apache-2.0
"""What the JVM learns from one start of a program of ours, so that later starts are quicker."""

from __future__ import annotations

import contextlib
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool

# Nothing else is passed on: settings of the caller could lead the program to a real cluster.
_KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ")

# Nobody listens on port 1: the program loads what it needs to start and finds no cluster.
_NO_CLUSTER = """\
apiVersion: v1
kind: Config
clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: none, user: {token: none}}]
contexts: [{name: none, context: {cluster: none, user: none, namespace: none}}]
current-context: none
"""


class JavaProgram(Protocol):
    """A built program that a JVM runs."""

    name: str
    jdk: Tool

    @property
    def place(self) -> Path:
        """Directory of the build."""

    @property
    def jar(self) -> Path:
        """What `java -jar` gets."""


@dataclass(frozen=True)
class Training:
    """A start without a cluster that ends by itself."""

    what: str
    env: Mapping[str, str]
    longest_seconds: int
    arguments: tuple[str, ...] = ()


@dataclass
class StartCache(Part):
    """An AOT cache beside the program, bound to the JDK's build and the flags.

    It may be missing, and the JVM refuses one that is stale or broken: the program then
    starts without it. Hence a training that fails is not tried again and fails nothing.
    """

    program: JavaProgram
    run_flags: Path
    env: Mapping[str, str]

    lane = Lane.NETWORK

    @abstractmethod
    def training(self, workshop: Path) -> Training:
        """How the program starts to be learned from; it may write to `workshop`."""

    @cached_property
    def place(self) -> Path:
        key = digest_of([self.run_flags, self.program.jdk.path / "release"])
        return self.program.place / f"start-{key}"

    @property
    def java(self) -> tuple[str, ...]:
        """How the program is started, whether the cache is there or not."""
        # The last two: a checksum instead of a crash when the file was damaged, and no
        # refusal of a JVM that does not know one of the options.
        return (
            *self._plain_java(),
            f"-XX:AOTCache={self.place / self._file}",
            "-XX:+VerifySharedSpaces",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-jar", str(self.program.jar),
        )  # fmt: skip

    def present(self) -> bool:
        return self.place.is_dir()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop, contextlib.suppress(PilotFailure):
            kubeconfig = workshop / "no-cluster.kubeconfig"
            kubeconfig.write_text(_NO_CLUSTER)
            training = self.training(workshop)
            kept = {name: self.env[name] for name in _KEPT if name in self.env}
            commands.run(
                training.what,
                [
                    "timeout", "--kill-after=10", str(training.longest_seconds),
                    *self._plain_java(),
                    f"-XX:AOTCacheOutput={workshop / self._file}",
                    "-jar", self.program.jar, *training.arguments,
                ],
                cwd=workshop,
                env={**kept, "KUBECONFIG": str(kubeconfig), **training.env},
            )  # fmt: skip

    @property
    def _file(self) -> str:
        return f"{self.program.name}.aot"

    def _plain_java(self) -> tuple[str, ...]:
        return (str(self.program.jdk.path / "bin" / "java"), *java_flags(self.run_flags))


def java_flags(file: Path) -> list[str]:
    """The flags the program runs with everywhere, one a line."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
