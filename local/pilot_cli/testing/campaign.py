# SPDX-License-Identifier: Apache-2.0
"""Short forms of what is simulated: crash campaign, mutants, and the API server under load."""

from __future__ import annotations

import json
from pathlib import Path

from pilot_cli.campaign.hunt import hunt
from pilot_cli.campaign.simulation import Simulation
from pilot_cli.testing.counts import PASSED_CHECK, Counts, failed_check
from pilot_cli.testing.shell import Shell
from pilot_cli.toolchain.tool import Tool

REGRESSIONS = Path("e2e/sim/regressions.txt")
# In a hurry and with few people: what is looked at is answers, never times.
_LOAD = ("-short", "-clients", "6", "-bots", "3", "-seconds", "6", "-seed", "20261121")
_NEVER = ("server_errors", "refused_calls", "unanswered_calls", "dropped_streams")
_PLANS = ("-plans", "10", "-seed", "20261121", "-json")


def run_campaign(shell: Shell, checkout: Path, programs: Simulation, jdk: Tool) -> Counts:
    """One test a plan, one a mutant, and one for the API server."""
    old = ("-file", str(checkout / REGRESSIONS), "-json")
    counts = Counts()
    for name, options in (("plans of old bugs", old), ("ten plans", _PLANS)):
        code, output = shell.output(name, programs.campaign(*options), checkout)
        counts += plan_counts(output, code)
    for found in hunt(programs, jdk.path, lambda name, words: shell.run(name, words, checkout)):
        what = f"mutant {found.mutant} was not caught"
        counts += PASSED_CHECK if found.caught else failed_check(what)
    code, output = shell.output("API server under load", programs.api(*_LOAD), checkout)
    faults = load_faults(output, code)
    return counts + (failed_check("; ".join(faults)) if faults else PASSED_CHECK)


def load_faults(output: str, code: int) -> list[str]:
    """What must not happen to the API server, in the figures of its load; none is well."""
    if code != 0:
        return ["the load ended early"]
    told = json.loads(output.splitlines()[-1])
    why = "; ".join(told["complaints"] or ["no answer told why"])
    faults = [f"{told[name]} {name}: {why}" for name in _NEVER if told[name]]
    faults += [f"no {name}" for name in ("reads", "commands", "proxied") if not told[name]["calls"]]
    expected = ("portfolio", "positions")
    return faults + [f"no event {name}" for name in expected if not told["events"].get(name)]


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
