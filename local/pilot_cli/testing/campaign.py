# SPDX-License-Identifier: Apache-2.0
"""The short form of the crash campaign: plans of a fixed seed, plans of old bugs, mutants."""

from __future__ import annotations

import json
from pathlib import Path

from pilot_cli.campaign.hunt import hunt
from pilot_cli.campaign.simulation import Simulation
from pilot_cli.testing.counts import PASSED_CHECK, Counts, failed_check
from pilot_cli.testing.shell import Shell
from pilot_cli.toolchain.tool import Tool

REGRESSIONS = Path("e2e/sim/regressions.txt")
_PLANS = ("-plans", "10", "-seed", "20261121", "-json")


def run_campaign(shell: Shell, checkout: Path, programs: Simulation, jdk: Tool) -> Counts:
    """One test a plan and one a mutant."""
    old = ("-file", str(checkout / REGRESSIONS), "-json")
    counts = Counts()
    for name, options in (("plans of old bugs", old), ("ten plans", _PLANS)):
        code, output = shell.output(name, programs.campaign(*options), checkout)
        counts += plan_counts(output, code)
    for found in hunt(programs, jdk.path, lambda name, words: shell.run(name, words, checkout)):
        what = f"mutant {found.mutant} was not caught"
        counts += PASSED_CHECK if found.caught else failed_check(what)
    return counts


def plan_counts(output: str, code: int) -> Counts:
    """Counts of the plans in the output of a campaign, which ended with that exit code."""
    counts = Counts()
    for line in output.splitlines():
        told = json.loads(line)
        if "plan" in told:
            good = told["converged"] and not told["violations"]
            counts += PASSED_CHECK if good else failed_check(told["plan"])
    unsaid = code != 0 and not counts.failed
    return counts + (failed_check("the campaign ended early") if unsaid else Counts())
