# SPDX-License-Identifier: Apache-2.0
"""One Maven module and what it is built on, built from a copy of its sources."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.toolchain.tool import Tool


@dataclass(frozen=True)
class MavenModule:
    """A module of the checkout's reactor; `needs` are the modules it depends on."""

    checkout: Path
    name: str
    needs: Sequence[str]
    maven: Tool
    jdk: Tool
    env: Mapping[str, str]

    def digest(self) -> str:
        """Changes with what runs; tests do not count."""
        modules = (*self.needs, self.name)
        sources = [self.checkout / "pom.xml"]
        sources += [self.checkout / module / "pom.xml" for module in modules]
        sources += [self.checkout / module / "src" / "main" for module in modules]
        return digest_of(sources, str(self.jdk.version[0]))

    def package(self, commands: Commands, copy: Path) -> Path:
        """Packages a copy, so that editing or testing meanwhile disturbs nothing.

        Returns the module's `target` directory within `copy`, which is made.
        """
        copy.mkdir()
        for name in ("pom.xml", ".mvn", *self.needs, self.name):
            _copy(self.checkout / name, copy / name)
        self._copy_other_poms(copy)
        commands.run(
            "mvn package",
            [self.maven.path, "-q", "-B", "-DskipTests", "package", "-pl", self.name, "-am"],
            cwd=copy,
            env={**self.env, "JAVA_HOME": str(self.jdk.path)},
        )
        return copy / self.name / "target"

    def _copy_other_poms(self, copy: Path) -> None:
        # Maven wants every module of the reactor to have a pom, also those it does not build.
        for pom in self.checkout.glob("*/pom.xml"):
            target = copy / pom.parent.name / "pom.xml"
            if not target.exists():
                target.parent.mkdir(exist_ok=True)
                shutil.copy2(pom, target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("target", "node_modules"))
    elif source.exists():
        shutil.copy2(source, target)
