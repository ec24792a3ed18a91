# SPDX-License-Identifier: Apache-2.0
import io
from pathlib import Path

import pytest

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
