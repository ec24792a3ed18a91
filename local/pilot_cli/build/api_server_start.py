# SPDX-License-Identifier: Apache-2.0
"""What the JVM learns from one start of the API server, so that later starts are quicker."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.api_server import ApiServerBuild
from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.operator_start import NO_CLUSTER, java_flags, kept_environment
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.failure import PilotFailure

_LONGEST_SECONDS = 120


@dataclass
class ApiServerStartCache(Part):
    """An AOT cache beside the API server, bound to the JDK's build and the flags.

    As with the operator: it may be missing, stale or broken, and a training that fails is not
    tried again and fails nothing.
    """

    api_server: ApiServerBuild
    run_flags: Path
    env: Mapping[str, str]

    name = "api-server-start"
    title = "API server's start-up cache"
    lane = Lane.NETWORK
    megabytes = 200

    @cached_property
    def place(self) -> Path:
        key = digest_of([self.run_flags, self.api_server.jdk.path / "release"])
        return self.api_server.place / f"start-{key}"

    @property
    def java(self) -> tuple[str, ...]:
        """How the API server is started, whether the cache is there or not."""
        return (
            *self._plain_java(),
            f"-XX:AOTCache={self.place / 'api-server.aot'}",
            "-XX:+VerifySharedSpaces",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-jar", str(self.api_server.jar),
        )  # fmt: skip

    def present(self) -> bool:
        return self.place.is_dir()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop, contextlib.suppress(PilotFailure):
            kubeconfig = workshop / "no-cluster.kubeconfig"
            kubeconfig.write_text(NO_CLUSTER)
            commands.run(
                "rehearsal without a cluster",
                [
                    "timeout", "--kill-after=10", str(_LONGEST_SECONDS),
                    *self._plain_java(),
                    f"-XX:AOTCacheOutput={workshop / 'api-server.aot'}",
                    "-jar", self.api_server.jar, "--rehearse",
                ],
                cwd=workshop,
                env={
                    **kept_environment(self.env),
                    "KUBECONFIG": str(kubeconfig),
                    "PILOT_API_PORT": "0",
                    "PILOT_API_DATA": str(workshop / "rehearsal"),
                },
            )  # fmt: skip

    def _plain_java(self) -> tuple[str, ...]:
        return (str(self.api_server.jdk.path / "bin" / "java"), *java_flags(self.run_flags))
