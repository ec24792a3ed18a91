# SPDX-License-Identifier: Apache-2.0
"""Sets the campaign on the mutants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.campaign.mutant import broken_operator, mutants
from pilot_cli.campaign.simulation import Simulation

NOT_GOOD = 1
"""Exit code of a campaign that found something."""


@dataclass(frozen=True)
class Caught:
    """Whether the campaign found a mutant out."""

    mutant: str
    title: str
    caught: bool


def hunt(
    programs: Simulation, jdk: Path, run: Callable[[str, Sequence[str]], int]
) -> Iterator[Caught]:
    """One mutant after the other; `run` runs a campaign with a name and returns its exit code."""
    built = Path(programs.operator[-1]).parent
    for mutant in mutants(programs.checkout):
        place = programs.directory / "mutants" / mutant.name
        jar = broken_operator(mutant, programs.checkout, built, jdk, place)
        plans = place / "plans.txt"
        plans.write_text("\n".join(mutant.plans) + "\n")
        words = programs.of(jar).campaign("-file", str(plans), "-until-bad", "-patience", "15")
        yield Caught(mutant.name, mutant.title, run(mutant.name, words) == NOT_GOOD)
