# SPDX-License-Identifier: Apache-2.0
"""Finds Go; from 1.21 on it fetches the newer toolchain a module asks for by itself."""

from __future__ import annotations

from pathlib import Path

from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.tool import Missing, Tool, parse_version

LEAST = (1, 21)


def find_go(machine: Machine) -> Tool | Missing:
    """`go` on PATH, else in the usual places; the first of version 1.21 or newer."""
    usual = [machine.root / "usr/local/go/bin/go", machine.home / "go-sdk/bin/go"]
    programs = [machine.on_path("go"), *usual, *machine.glob("/usr/lib/go-*/bin/go")]
    for program in programs:
        if program and program.exists():
            version = _version(machine, program)
            if version >= LEAST:
                return Tool("Go", program, version)
    return Missing("Go 1.21 or newer", "package golang-go of bookworm-backports, or go.dev/dl")


def _version(machine: Machine, program: Path) -> tuple[int, ...]:
    # `go version` prints "go version go1.26.8 linux/amd64".
    return parse_version(machine.output([str(program), "version"]).removeprefix("go version go"))
