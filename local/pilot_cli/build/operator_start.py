# SPDX-License-Identifier: Apache-2.0
"""What the JVM learns from one start of the operator, so that later starts are quicker."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.operator import OperatorBuild
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.failure import PilotFailure

_LONGEST_SECONDS = 180
# Nothing else is passed on: settings of the caller could lead the operator to a real cluster.
_KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ")

# Nobody listens on port 1: the operator loads what it needs to start, fails to list, and ends.
NO_CLUSTER = """\
apiVersion: v1
kind: Config
clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: none, user: {token: none}}]
contexts: [{name: none, context: {cluster: none, user: none, namespace: none}}]
current-context: none
"""


@dataclass
class OperatorStartCache(Part):
    """An AOT cache beside the operator, bound to the JDK's build and the flags.

    It may be missing, and the JVM refuses one that is stale or broken: the operator then
    starts without it. Hence a training that fails is not tried again and fails nothing.
    """

    operator: OperatorBuild
    run_flags: Path
    env: Mapping[str, str]

    name = "operator-start"
    title = "operator's start-up cache"
    lane = Lane.NETWORK
    megabytes = 300

    @cached_property
    def place(self) -> Path:
        key = digest_of([self.run_flags, self.operator.jdk.path / "release"])
        return self.operator.place / f"start-{key}"

    @property
    def java(self) -> tuple[str, ...]:
        """How the operator is started, whether the cache is there or not."""
        # The last two: a checksum instead of a crash when the file was damaged, and no
        # refusal of a JVM that does not know one of the options.
        return (
            *self._plain_java(),
            f"-XX:AOTCache={self.place / 'operator.aot'}",
            "-XX:+VerifySharedSpaces",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-jar", str(self.operator.jar),
        )  # fmt: skip

    def present(self) -> bool:
        return self.place.is_dir()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop, contextlib.suppress(PilotFailure):
            kubeconfig = workshop / "no-cluster.kubeconfig"
            kubeconfig.write_text(NO_CLUSTER)
            commands.run(
                "training start without a cluster",
                [
                    "timeout", "--kill-after=10", str(_LONGEST_SECONDS),
                    *self._plain_java(),
                    f"-XX:AOTCacheOutput={workshop / 'operator.aot'}",
                    "-jar", self.operator.jar,
                ],
                cwd=workshop,
                env=self._training_env(kubeconfig),
            )  # fmt: skip

    def _plain_java(self) -> tuple[str, ...]:
        return (str(self.operator.jdk.path / "bin" / "java"), *java_flags(self.run_flags))

    def _training_env(self, kubeconfig: Path) -> dict[str, str]:
        return {
            **kept_environment(self.env),
            "KUBECONFIG": str(kubeconfig),
            "QUARKUS_HTTP_HOST": "127.0.0.1",
            "QUARKUS_HTTP_PORT": "0",
            # It need not be sure that nobody is there.
            "QUARKUS_KUBERNETES_CLIENT_REQUEST_RETRY_BACKOFF_LIMIT": "0",
        }


def kept_environment(env: Mapping[str, str]) -> dict[str, str]:
    """What a training run gets of the caller's environment."""
    return {name: env[name] for name in _KEPT if name in env}


def java_flags(file: Path) -> list[str]:
    """The flags the operator runs with everywhere, one a line."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
