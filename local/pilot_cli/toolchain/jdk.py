# SPDX-License-Identifier: Apache-2.0
"""Finds a JDK by its `release` file, so that no Java has to be started."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.tool import Missing, Tool, parse_version

LEAST = 25


def find_jdk(machine: Machine) -> Tool | Missing:
    """JAVA_HOME first, then PATH, /usr/lib/jvm and sdkman; the first of version 25 or newer."""
    for home in _candidates(machine):
        tool = _jdk_at(home)
        if tool:
            return tool
    return Missing("JDK 25", "package temurin-25-jdk of the Adoptium repository, or openjdk-25-jdk")


def _candidates(machine: Machine) -> Iterator[Path]:
    if machine.env.get("JAVA_HOME"):
        yield Path(machine.env["JAVA_HOME"])
    javac = machine.on_path("javac")
    if javac:
        yield javac.resolve().parent.parent
    yield from machine.glob("/usr/lib/jvm/*")
    sdkman = Path(machine.env.get("SDKMAN_DIR") or machine.home / ".sdkman")
    yield from sorted(sdkman.glob("candidates/java/*"), reverse=True)
    yield from sorted((machine.home / ".jdks").glob("*"), reverse=True)


def _jdk_at(home: Path) -> Tool | None:
    release = home / "release"
    if not (home / "bin" / "javac").exists() or not release.is_file():
        return None
    match = re.search(r'^JAVA_VERSION="([^"]+)"', release.read_text(errors="replace"), re.MULTILINE)
    version = parse_version(match.group(1)) if match else ()
    return Tool("JDK", home, version) if version and version[0] >= LEAST else None
