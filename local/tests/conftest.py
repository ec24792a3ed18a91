# SPDX-License-Identifier: Apache-2.0
import argparse
import io
import os
from pathlib import Path

import pytest
from fake_cluster import BOT, FakeKubectl, FakeSupervisor

from pilot_cli.cluster.supervisor import ProgramState
from pilot_cli.invocation import Invocation
from pilot_cli.locations import Locations
from pilot_cli.ports import Ports
from pilot_cli.progress import Progress


class FakeClock:
    """Time that passes only when someone sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.on_sleep = lambda: None

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.on_sleep()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(
        checkout=tmp_path / "checkout",
        home=tmp_path / "home",
        cache=tmp_path / "cache",
        ports=Ports(22950),
        pod_subnet="127.96.0.0/16",
    )


@pytest.fixture
def shown() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def progress(shown: io.StringIO, clock: FakeClock):
    progress = Progress(shown, clock)
    yield progress
    progress.close()


@pytest.fixture
def called(locations, progress, clock):
    """Makes a call with those options on a cluster that runs."""

    def call(kubectl, **options) -> Invocation:
        locations.home.mkdir(exist_ok=True)
        locations.kubeconfig.write_text("{}")
        made = Invocation(
            {"PATH": os.environ["PATH"]},
            locations,
            clock,
            progress,
            io.StringIO(),
            argparse.Namespace(**options),
        )
        made.__dict__["supervisor"] = FakeSupervisor(ProgramState("etcd", "RUNNING", 7, 65))
        made.__dict__["kubectl"] = kubectl
        return made

    return call


@pytest.fixture
def invocation(called):
    """A call on a cluster with one bot; `options` are set by the tests."""
    return called(FakeKubectl(bots=[BOT]))
