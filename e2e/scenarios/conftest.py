# SPDX-License-Identifier: Apache-2.0
"""One cluster for all scenarios that can share one; each cleans up after itself."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rig.cluster import Cluster
from rig.pilot import Pilot
from rig.ports import free_port_base

FIRST_PORT_BASE = 22800


@pytest.fixture(scope="session")
def home() -> Iterator[Path]:
    """A short path: pods put Unix sockets below it, whose paths are limited."""
    directory = Path(tempfile.mkdtemp(prefix="pilot-e2e-"))
    yield directory / "home"
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(home: Path) -> Iterator[Cluster]:
    """The cluster of the story, up with its three bots on the paper exchange."""
    pilot = Pilot(home, free_port_base(FIRST_PORT_BASE))
    up = pilot.run("up", "--exchange", "paper")
    try:
        assert up.code == 0, up.out + up.err
        yield Cluster(pilot)
    finally:
        _keep_logs(home)
        pilot.run("down", "--purge").ok()


@pytest.fixture(autouse=True)
def _calm_exchange(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "cluster" in request.fixturenames:
        exchange = request.getfixturevalue("cluster").exchange
        exchange.heal()
        exchange.calm()


def _keep_logs(home: Path) -> None:
    """The cluster is purged at the end; its logs are what explains a failure."""
    kept = Path(__file__).resolve().parent.parent.parent / "target" / "test-logs" / "e2e-cluster"
    shutil.rmtree(kept, ignore_errors=True)
    if (home / "logs").exists():
        shutil.copytree(home / "logs", kept)
