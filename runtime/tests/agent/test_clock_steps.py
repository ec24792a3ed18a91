# SPDX-License-Identifier: GPL-3.0-only
"""A clock that is set, and a machine that sleeps."""

import pytest

from pilot_runtime.agent.observe.clock_steps import ClockSteps


class Clocks:
    wall = 1000.0
    steady = 10.0

    def passes(self, wall: float, steady: float) -> None:
        self.wall += wall
        self.steady += steady


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def steps(clocks: Clocks) -> ClockSteps:
    return ClockSteps(lambda: clocks.wall, lambda: clocks.steady)


def test_time_that_only_passes_is_no_step(clocks: Clocks, steps: ClockSteps) -> None:
    clocks.passes(3600, 3600)
    assert steps.last() == 0


def test_a_clock_that_is_slowly_put_right_is_no_step(clocks: Clocks, steps: ClockSteps) -> None:
    for _ in range(100):
        clocks.passes(1.5, 1)
        assert steps.last() == 0


@pytest.mark.parametrize("jump", [3600.0, -3600.0])
def test_a_jump_is_noticed_once(clocks: Clocks, steps: ClockSteps, jump: float) -> None:
    clocks.passes(jump, 1)
    at = steps.last()
    assert at == 1000 + jump
    clocks.passes(7, 7)
    assert steps.last() == at
