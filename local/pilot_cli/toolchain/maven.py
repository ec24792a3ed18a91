# SPDX-License-Identifier: Apache-2.0
"""Finds Maven."""

from __future__ import annotations

from pathlib import Path

from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.tool import Missing, Tool, parse_version


def find_maven(machine: Machine) -> Tool | Missing:
    """`mvn` on PATH, else MAVEN_HOME, else sdkman; its version from the name of its core jar."""
    homes = [Path(machine.env[name]) for name in ("MAVEN_HOME", "M2_HOME") if machine.env.get(name)]
    homes.append(machine.home / ".sdkman" / "candidates" / "maven" / "current")
    programs = [machine.on_path("mvn"), *[home / "bin" / "mvn" for home in homes]]
    for program in programs:
        if program and program.exists():
            return Tool("Maven", program, _version(program))
    return Missing("Maven", "package maven")


def _version(program: Path) -> tuple[int, ...]:
    jars = sorted((program.resolve().parent.parent / "lib").glob("maven-core-*.jar"))
    return parse_version(jars[0].name.removeprefix("maven-core-")) if jars else ()
