# SPDX-License-Identifier: Apache-2.0
"""The stages of `pilot test` and the words that select them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pilot_cli.campaign.simulation import simulation
from pilot_cli.invocation import Invocation
from pilot_cli.testing.campaign import run_campaign
from pilot_cli.testing.e2e import run_e2e
from pilot_cli.testing.go import run_go
from pilot_cli.testing.java import run_java
from pilot_cli.testing.python import run_python
from pilot_cli.testing.stage import Stage

GROUPS: dict[str, tuple[str, ...]] = {
    "go": ("go",),
    "python": ("python",),
    "java": ("java",),
    "integration": ("java",),
    "e2e": ("e2e",),
    "campaign": ("campaign",),
    "unit": ("go", "python", "java"),
    "all": ("go", "python", "java", "campaign", "e2e"),
}


def stages_for(invocation: Invocation, words: Sequence[str]) -> list[Stage]:
    """Quick stages first, so that a plain mistake shows early."""
    checkout, tools = invocation.locations.checkout, invocation.toolchain
    python = invocation.parts.runtime.programs / "python3"
    stages = [
        Stage("go", "local node, simulation (Go)", partial(run_go, checkout=checkout, go=tools.go)),
        Stage(
            "python",
            "runtime, exchange, pilot (Python)",
            partial(run_python, checkout=checkout, python=python),
        ),
        Stage(
            "java",
            "CRDs and operator (Java)",
            partial(run_java, checkout=checkout, maven=tools.maven, jdk=tools.jdk),
        ),
        Stage(
            "campaign",
            "crash campaign, short form",
            partial(
                run_campaign, checkout=checkout, programs=simulation(invocation), jdk=tools.jdk
            ),
        ),
        Stage("e2e", "end to end", partial(run_e2e, checkout=checkout, python=python)),
    ]
    wanted = {name for word in words or ["all"] for name in GROUPS[word]}
    return [stage for stage in stages if stage.name in wanted]
