# SPDX-License-Identifier: GPL-3.0-only
"""What bots use of the processors: known late, never guessed, and additive."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilot_runtime.agent.observe.cpu_history import KNOWN_AFTER, SLICES, CpuFigures, CpuHistory
from pilot_runtime.agent.observe.cpu_use import SLICE_SECONDS, CpuUse, cpu_seconds
from pilot_runtime.agent.observe.facts import ProcessFacts, ProcessState

SETTLING = 4
"""Slices in which a new process is not looked at."""


class Machine:
    """Processes that use what they are told to, in thousandths of a core."""

    def __init__(self, *pids: int) -> None:
        self.now = 1000.0
        self.seconds = dict.fromkeys(pids, 0.0)
        self.use = CpuUse(self.seconds.get, lambda: self.now)

    def run(self, slices: int, length: float = SLICE_SECONDS, **milli: float) -> None:
        for _ in range(slices):
            self.use.measure(self._table())
            self.now += length
            for pid in self.seconds:
                self.seconds[pid] += milli.get(f"p{pid}", 0.0) * length / 1000
            self.use.measure(self._table())

    def of(self, pid: int) -> CpuFigures | None:
        return self.use.of(ProcessFacts(ProcessState.UP, pid))

    def _table(self) -> dict[str, ProcessFacts]:
        return {f"bot-{pid}": ProcessFacts(ProcessState.UP, pid) for pid in self.seconds}


@pytest.fixture
def settled() -> Machine:
    machine = Machine(1, 2)
    machine.run(SETTLING, p1=900, p2=900)
    return machine


def test_nothing_is_said_before_it_is_known(settled: Machine) -> None:
    settled.run(KNOWN_AFTER - 1, p1=10, p2=20)
    assert settled.of(1) is None
    settled.run(1, p1=10, p2=20)
    assert settled.of(1) == CpuFigures(10, 10)
    assert settled.of(2) == CpuFigures(20, 20)
    assert settled.of(3) is None
    assert settled.use.of(ProcessFacts()) is None


def test_a_burst_is_that_of_the_pod_and_what_a_start_costs_does_not_count(
    settled: Machine,
) -> None:
    settled.run(KNOWN_AFTER - 2, p1=10, p2=10)
    settled.run(1, p1=110, p2=410)
    settled.run(1, p1=310, p2=10)
    assert settled.of(1) == CpuFigures(30, 110)
    assert settled.of(2) == CpuFigures(30, 410)


def test_one_that_goes_takes_its_share_with_it(settled: Machine) -> None:
    settled.run(KNOWN_AFTER - 1, p1=10, p2=10)
    settled.run(1, p1=110, p2=410)
    settled.run(1, p1=310, p2=10)
    del settled.seconds[2]
    settled.run(1, p1=10)
    assert settled.of(1) == CpuFigures(30, 310)


def test_one_that_comes_makes_all_unknown_until_it_is_known(settled: Machine) -> None:
    settled.run(KNOWN_AFTER, p1=10, p2=10)
    settled.seconds[3] = 0.0
    settled.run(SETTLING + KNOWN_AFTER - 1, p1=10, p2=10, p3=500)
    assert [settled.of(pid) for pid in (1, 2, 3)] == [None] * 3
    settled.run(1, p1=10, p2=10, p3=500)
    assert settled.of(3) == CpuFigures(500, 500)


def test_time_asleep_is_no_slice(settled: Machine) -> None:
    settled.run(KNOWN_AFTER, p1=10, p2=10)
    settled.run(1, length=3600, p1=1000, p2=10)
    settled.run(1, p1=10, p2=10)
    assert settled.of(1) == CpuFigures(10, 10)


def test_a_process_id_used_again_is_no_negative_use(settled: Machine) -> None:
    settled.run(KNOWN_AFTER, p1=10, p2=10)
    settled.seconds[1] = 0.0
    settled.run(1, p2=10)
    assert settled.of(1) == CpuFigures(10, 10)


@given(
    st.lists(
        st.fixed_dictionaries({1: st.floats(0, 4000), 2: st.floats(0, 4000), 3: st.just(7.0)}),
        min_size=KNOWN_AFTER,
        max_size=KNOWN_AFTER + 20,
    )
)
def test_shares_add_up_to_the_busiest_slice(slices: list[dict[int, float]]) -> None:
    history = CpuHistory()
    for one in slices:
        history.add(one)
    found = history.figures([1, 2])
    busiest = max(one[1] + one[2] for one in slices)
    assert abs(sum(one.burst_milli for one in found.values()) - busiest) < 5.01
    assert sum(one.average_milli for one in found.values()) < busiest + 5.01


def test_what_is_older_than_an_hour_is_forgotten() -> None:
    history = CpuHistory()
    history.add({1: 900.0})
    for _ in range(SLICES):
        history.add({1: 5.0})
    assert history.figures([1]) == {1: CpuFigures(5, 5)}
    assert history.figures([]) == {}


def test_seconds_of_a_real_process() -> None:
    burn = "s = 0\nfor i in range(3_000_000): s += i\nprint(s, flush=True); input()"
    child = subprocess.Popen(
        [sys.executable, "-S", "-c", burn], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert child.stdout is not None
        child.stdout.readline()
        assert (cpu_seconds(child.pid) or 0) > 0
    finally:
        child.kill()
        child.communicate()
    assert cpu_seconds(child.pid) is None
    assert (cpu_seconds(os.getpid()) or 0) > 0
