# SPDX-License-Identifier: GPL-3.0-only
"""Pods of simulated bots."""

import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from simulated_pod import SimulatedPod

FIRST_PORT = 25200
PORTS_PER_PROCESS = 150
DEADLINES = {"stallAfterSeconds": 3, "startDeadlineSeconds": 3}
HEALTH = {
    "stallAfterSeconds": 60,
    "startDeadlineSeconds": 60,
    "maxRestarts": 2,
    "restartWindowSeconds": 600,
    "cooldownSeconds": 3,
}


@pytest.fixture(scope="session")
def ports() -> Iterator[int]:
    """Ports for agents; processes that share the tests (pytest-xdist) share no port."""
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return itertools.count(FIRST_PORT + PORTS_PER_PROCESS * process)


@pytest.fixture
def quick_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("STEADY", 0.3), ("STATE_EVERY", 1.0), ("COUNT_EVERY", 0.2)):
        monkeypatch.setattr(f"pilot_runtime.agent.observe.probe_pace.{name}", seconds)


@pytest_asyncio.fixture
async def pod(
    tmp_path: Path, ports: Iterator[int], quick_probes: None
) -> AsyncIterator[SimulatedPod]:
    async with SimulatedPod(tmp_path, next(ports), **HEALTH) as one:
        yield one


@pytest_asyncio.fixture
async def impatient_pod(
    tmp_path: Path, ports: Iterator[int], quick_probes: None
) -> AsyncIterator[SimulatedPod]:
    """A pod that waits three seconds for a bot's start and for its loop."""
    async with SimulatedPod(tmp_path, next(ports), **(HEALTH | DEADLINES)) as one:
        yield one
