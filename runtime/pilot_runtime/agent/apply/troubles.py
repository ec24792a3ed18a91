# SPDX-License-Identifier: GPL-3.0-only
"""Counts what does not work, so that it is tried again ever more slowly, and names it. Pure."""

from xmlrpc.client import Fault

from pilot_runtime.agent.memory import Trouble
from pilot_runtime.agent.restart import back_off

LONGEST = 5.0


def again(before: Trouble | None, of: str, message: str, now: float) -> Trouble:
    """The same thing once more failed, or another one for the first time: 1, 2, 4, 5, 5 … s."""
    attempts = before.attempts + 1 if before is not None and before.of == of else 1
    return Trouble(of, message, attempts, now + min(back_off(attempts + 1), LONGEST))


def words_of(problem: Exception) -> str:
    """What went wrong, without the path that an OSError names; a Fault is supervisord's word."""
    if isinstance(problem, OSError):
        return problem.strerror or problem.__class__.__name__
    return problem.faultString if isinstance(problem, Fault) else str(problem)
