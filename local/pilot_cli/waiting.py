# SPDX-License-Identifier: Apache-2.0
"""Waits for something to become true."""

from __future__ import annotations

from collections.abc import Callable

from pilot_cli.clock import Clock
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


def wait_until(
    condition: Callable[[], bool], seconds: float, sentence: str, clock: Clock, every: float = 0.1
) -> None:
    """Returns once the condition holds; fails with the sentence after `seconds`."""
    deadline = clock.now() + seconds
    while not condition():
        if clock.now() >= deadline:
            raise PilotFailure(ExitCode.NOT_READY, sentence)
        clock.sleep(every)
