# SPDX-License-Identifier: Apache-2.0
"""The operator, a Quarkus application, together with the CRDs it is built on."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.toolchain.tool import Tool

MODULES = ("crds", "operator")


@dataclass
class OperatorBuild(Part):
    """Built from a copy of its sources, so that editing or testing meanwhile disturbs nothing."""

    checkout: Path
    cache: Path
    maven: Tool
    jdk: Tool
    env: Mapping[str, str]

    name = "operator"
    title = "operator"
    lane = Lane.NETWORK
    megabytes = 800

    @cached_property
    def place(self) -> Path:
        sources = [self.checkout / "pom.xml"]
        # Tests do not change what runs.
        sources += [self.checkout / module / "pom.xml" for module in MODULES]
        sources += [self.checkout / module / "src" / "main" for module in MODULES]
        return self.cache / f"operator-{digest_of(sources, str(self.jdk.version[0]))}"

    @property
    def jar(self) -> Path:
        return self.place / "quarkus-app" / "quarkus-run.jar"

    def present(self) -> bool:
        return self.jar.is_file()

    def build(self, commands: Commands) -> None:
        with published(self.place) as workshop:
            copy = workshop / "checkout"
            copy.mkdir()
            for name in ("pom.xml", ".mvn", *MODULES):
                _copy(self.checkout / name, copy / name)
            _copy_other_poms(self.checkout, copy)
            commands.run(
                "mvn package",
                [self.maven.path, "-q", "-B", "-DskipTests", "package",
                 "-pl", "operator", "-am"],
                cwd=copy,
                env={**self.env, "JAVA_HOME": str(self.jdk.path)},
            )  # fmt: skip
            (copy / "operator" / "target" / "quarkus-app").rename(workshop / "quarkus-app")
            shutil.rmtree(copy)


def _copy_other_poms(checkout: Path, copy: Path) -> None:
    # Maven wants every module of the reactor to have a pom, also those it does not build.
    for pom in checkout.glob("*/pom.xml"):
        target = copy / pom.parent.name / "pom.xml"
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            shutil.copy2(pom, target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("target", "node_modules"))
    elif source.exists():
        shutil.copy2(source, target)
