# SPDX-License-Identifier: Apache-2.0
"""All tools together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.go import find_go
from pilot_cli.toolchain.jdk import find_jdk
from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.maven import find_maven
from pilot_cli.toolchain.python import find_python
from pilot_cli.toolchain.tool import Missing, Tool


@dataclass(frozen=True)
class Toolchain:
    """What building and running need."""

    jdk: Tool
    maven: Tool
    go: Tool
    python: Tool

    def summary(self) -> str:
        tools = (self.jdk, self.maven, self.go, self.python)
        return ", ".join(f"{tool.name} {tool.version_text}" for tool in tools)


def find_toolchain(machine: Machine) -> Toolchain:
    """Finds all tools or fails with one sentence that names everything missing."""
    with ThreadPoolExecutor() as pool:
        searches = [pool.submit(f, machine) for f in (find_jdk, find_maven, find_go, find_python)]
        jdk, maven, go, python = (search.result() for search in searches)
    if (
        isinstance(jdk, Tool)
        and isinstance(maven, Tool)
        and isinstance(go, Tool)
        and isinstance(python, Tool)
    ):
        return Toolchain(jdk, maven, go, python)
    lacking = [tool for tool in (jdk, maven, go, python) if isinstance(tool, Missing)]
    raise PilotFailure(ExitCode.TOOL_MISSING, missing_sentence(lacking))


def missing_sentence(lacking: list[Missing]) -> str:
    """One sentence: what is not there and what to install."""
    parts = [f"{tool.what} (install {tool.install})" for tool in lacking]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return f"Not found on this machine: {listed}."
