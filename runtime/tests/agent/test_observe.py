# SPDX-License-Identifier: GPL-3.0-only
"""Memory figures, death notices and the pace of questions, on real processes."""

import asyncio
import os
import subprocess
import sys

from pilot_runtime.agent.observe.deaths import DeathWatch
from pilot_runtime.agent.observe.facts import ProcessFacts, ProcessState
from pilot_runtime.agent.observe.memory_use import MemoryUse
from pilot_runtime.agent.observe.probe_pace import STARTING, STEADY, ProbePace, next_probe
from pilot_runtime.agent.observe.pss import pss_bytes, tree

SLEEPER = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]


def test_pss_of_a_process_and_its_children() -> None:
    child = subprocess.Popen(SLEEPER)
    try:
        assert (pss_bytes(os.getpid()) or 0) > 1_000_000
        assert child.pid in tree(os.getpid())
    finally:
        child.kill()
        child.wait()
    assert pss_bytes(child.pid) is None


async def test_measure() -> None:
    use = MemoryUse(os.getpid())
    here = ProcessFacts(ProcessState.UP, os.getpid())
    await use.measure({"a": here})
    assert use.of(here) is not None
    assert use.pod is not None
    assert use.of(ProcessFacts()) is None


async def test_death_is_told_at_once() -> None:
    died: asyncio.Queue[int] = asyncio.Queue()
    watch = DeathWatch(died.put_nowait)
    child = subprocess.Popen(SLEEPER)  # noqa: ASYNC220 it forks at once
    watch.watch(child.pid)
    watch.watch(child.pid)
    child.kill()
    assert await asyncio.wait_for(died.get(), 10) == child.pid
    child.wait()
    watch.watch(child.pid)
    watch.close()


def test_pace() -> None:
    assert next_probe(settled=True, api_up=True, age=1) == STEADY
    assert next_probe(settled=False, api_up=False, age=1) == STARTING
    assert next_probe(settled=False, api_up=False, age=1, starting=9) == 3 * STARTING
    assert next_probe(settled=False, api_up=False, age=100) == 1.0
    pace = ProbePace(state_at=100, count_at=100, figures_at=100, log_at=100)
    assert not pace.wants_state(101, settled=True)
    assert pace.wants_state(101, settled=False)
    assert pace.wants_count(101, draining=True)
    assert not pace.wants_figures(101, changed=False)
    assert not pace.wants_log(200, 199, 0)
    assert pace.wants_log(200, None, 0)
