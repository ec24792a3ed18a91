# SPDX-License-Identifier: Apache-2.0
"""Every program of a cluster."""

from __future__ import annotations

from pilot_cli.build.parts import Parts
from pilot_cli.cluster.control_plane import control_plane
from pilot_cli.cluster.product import (
    API_PROGRAM,
    Choices,
    api_program,
    exchange_program,
    node_program,
    operator_program,
)
from pilot_cli.cluster.program import Program
from pilot_cli.locations import Locations

# Started once the API server has the CRDs; before, it would end and be started again.
NEEDS_CRDS = frozenset({"operator", API_PROGRAM})


def programs_of(locations: Locations, parts: Parts, choices: Choices) -> list[Program]:
    """Pure: the same locations, parts and choices give the same programs."""
    programs = control_plane(locations, parts)
    programs.append(node_program(locations, parts))
    if choices.paper_exchange:
        programs.append(exchange_program(locations, parts, choices))
    programs.append(operator_program(locations, parts, choices))
    programs.append(api_program(locations, parts, choices))
    return programs
