# SPDX-License-Identifier: Apache-2.0
"""`pilot up` when something is in its way, on clusters of their own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rig.cluster import Cluster
from rig.deadline import eventually
from rig.pilot import Pilot
from rig.ports import free_port_base

FIRST_PORT_BASE = 22900


@pytest.fixture
def pilot() -> Iterator[Pilot]:
    directory = Path(tempfile.mkdtemp(prefix="pilot-e2e-"))
    pilot = Pilot(directory / "home", free_port_base(FIRST_PORT_BASE))
    yield pilot
    pilot.run("down", "--purge").ok()
    assert _left_over(pilot) == []
    shutil.rmtree(directory)


def test_a_taken_port_is_named_with_its_holder(pilot: Pilot) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", pilot.port_base + 3))
        taken.listen()
        answer = pilot.run("up", "--exchange", "paper")
    assert answer.code == 5
    assert str(pilot.port_base + 3) in answer.err
    assert str(os.getpid()) in answer.err
    assert "PILOT_PORT_BASE" in answer.err
    assert _left_over(pilot) == []


def test_another_clusters_ports(pilot: Pilot, cluster: Cluster) -> None:
    intruder = Pilot(pilot.home, cluster.pilot.port_base)
    answer = intruder.run("up", "--exchange", "paper")
    assert answer.code == 5
    assert str(cluster.pilot.home) in answer.err
    assert cluster.pilot.run("status").code == 0


def test_an_up_that_was_killed_half_way(pilot: Pilot) -> None:
    first = pilot.start("up", "--exchange", "paper", "--no-examples")
    eventually(
        lambda: (pilot.home / "run" / "supervisor.sock").exists(), bool, "supervisord", 120, 0.05
    )
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    pilot.run("up", "--exchange", "paper", "--no-examples").ok()
    assert pilot.run("status").code == 0


def test_a_supervisord_that_was_killed(pilot: Pilot) -> None:
    pilot.run("up", "--exchange", "paper", "--no-examples").ok()
    pid = int((pilot.home / "run" / "supervisord.pid").read_text())
    os.kill(pid, signal.SIGKILL)
    assert pilot.run("status").code == 7
    pilot.run("up", "--exchange", "paper", "--no-examples").ok()
    assert pilot.run("status").code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_up_leaves_nothing_behind(pilot: Pilot, number: signal.Signals) -> None:
    up = pilot.start("up", "--exchange", "paper", "--no-examples")
    eventually(
        lambda: (pilot.home / "run" / "supervisor.sock").exists(), bool, "supervisord", 120, 0.05
    )
    up.send_signal(number)
    up.communicate(timeout=120)
    assert up.returncode == 130
    assert _left_over(pilot) == []


def test_two_ups_at_once(pilot: Pilot) -> None:
    first = pilot.start("up", "--exchange", "paper", "--no-examples")
    eventually(lambda: (pilot.home / "pki").exists(), bool, "the first at work", 120, 0.05)
    second = pilot.run("up", "--exchange", "paper", "--no-examples")
    assert second.code == 9
    assert str(pilot.home) in second.err
    first.communicate(timeout=300)
    assert first.returncode == 0


def _left_over(pilot: Pilot) -> list[str]:
    """Command lines of processes that belong to this cluster."""
    mark = f"PILOT_CLUSTER={pilot.home}".encode()
    found = []
    for process in Path("/proc").iterdir():
        try:
            environ = (process / "environ").read_bytes().split(b"\0")
            if mark in environ:
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except (OSError, ValueError):
            continue
    return found
