# SPDX-License-Identifier: Apache-2.0
"""Go: vet and tests of the local node, the simulation, and what GitOps tools see."""

from __future__ import annotations

from pathlib import Path

from pilot_cli.testing.counts import PASSED_CHECK, Counts, failed_check
from pilot_cli.testing.go_events import go_counts
from pilot_cli.testing.shell import Shell
from pilot_cli.toolchain.tool import Tool

MODULES = ("local/node", "e2e/sim", "e2e/gitops")


def run_go(shell: Shell, checkout: Path, go: Tool) -> Counts:
    """Every package of our Go modules."""
    return sum((_module(shell, checkout / name, go) for name in MODULES), Counts())


def _module(shell: Shell, folder: Path, go: Tool) -> Counts:
    vet = shell.run("go vet", [go.path, "vet", "./..."], folder)
    code, output = shell.output("go test", [go.path, "test", "-json", "./..."], folder)
    counts = go_counts(output) + (PASSED_CHECK if vet == 0 else failed_check("go vet"))
    return counts + (failed_check("go test") if code != 0 and not counts.failed else Counts())
