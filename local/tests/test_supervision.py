# SPDX-License-Identifier: Apache-2.0
"""On a real supervisord: what is started, kept alive, changed and stopped."""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pilot_cli.clock import SystemClock
from pilot_cli.cluster.processes import Process, ProcessTable
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.stopping import ClusterStopper
from pilot_cli.cluster.supervisor import Supervisor
from pilot_cli.cluster.supervisor_conf import supervisor_conf
from pilot_cli.cluster.up_apply import UpApplier
from pilot_cli.cluster.up_plan import (
    EndOrphan,
    Refuse,
    StartProgram,
    StartSupervisor,
    TakeOverConfiguration,
)
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

SLEEP = (sys.executable, "-c", "import time; time.sleep(600)")


def program(name, *words, **more):
    return Program(name, (*SLEEP, *words), (), **more)


def until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.05)


def sleepers(locations):
    return sum(p.arguments == SLEEP for p in ProcessTable().of_cluster(locations.home))


@pytest.fixture
def short(locations):
    """A home with a short path: Unix sockets allow 107 bytes."""
    home = Path(tempfile.mkdtemp(prefix="p"))
    (home / "run").mkdir()
    (home / "logs").mkdir()
    yield replace(locations, home=home)
    left = [process.pid for process in ProcessTable().of_cluster(home)]
    pid_file = home / "run" / "supervisord.pid"
    if pid_file.exists():
        left.append(int(pid_file.read_text()))
    for pid in left:
        with contextlib.suppress(ProcessLookupError):  # it may just be ending
            os.kill(pid, signal.SIGKILL)
    shutil.rmtree(home)


@pytest.fixture
def supervisor(short):
    return Supervisor(short.supervisor_socket)


def write_conf(locations, *programs):
    text = supervisor_conf(locations, programs, "/usr/bin:/bin")
    (locations.home / "supervisord.conf").write_text(text)


@pytest.fixture
def applier(short, supervisor):
    supervisord = Path(shutil.which("supervisord", path=str(Path(sys.executable).parent)) or "")
    conf = short.home / "supervisord.conf"
    return UpApplier(supervisord, conf, supervisor, ProcessTable(), SystemClock())


@pytest.fixture
def stopper(short, supervisor):
    return ClusterStopper(short, supervisor, ProcessTable(), SystemClock())


NO_NODE = Path("/nonexistent/pilot-node")


def test_life_of_a_cluster(short, supervisor, applier, stopper):
    assert not supervisor.running()
    write_conf(short, program("etcd"), program("late"))
    applier.apply([StartSupervisor(), StartProgram("etcd")])
    assert supervisor.running()
    assert supervisor.states()["etcd"].alive
    assert not supervisor.states()["late"].alive

    until(lambda: supervisor.states()["etcd"].state == "RUNNING")
    first = supervisor.states()["etcd"].pid
    os.kill(first, signal.SIGKILL)
    until(lambda: supervisor.states()["etcd"].pid not in (0, first))

    supervisor.start("etcd")
    applier.start("late")
    assert applier.started == ["etcd", "late"]

    until(lambda: sleepers(short) == 2)
    stopper.stop(NO_NODE)
    assert not supervisor.running()
    assert ProcessTable().of_cluster(short.home) == []


def test_a_changed_configuration_restarts_what_changed(short, supervisor, applier, stopper):
    write_conf(short, program("same"), program("other"), program("gone"))
    applier.apply([StartSupervisor(), *map(StartProgram, ("same", "other", "gone"))])
    before = supervisor.states()
    write_conf(short, program("same"), program("other", "changed"), program("new"))
    applier.apply([TakeOverConfiguration(), *map(StartProgram, ("same", "other", "new"))])
    after = supervisor.states()
    assert after["same"].pid == before["same"].pid
    assert after["other"].pid != before["other"].pid
    assert "gone" not in after
    assert after["new"].alive
    stopper.stop(NO_NODE)


def test_what_was_started_is_undone(short, supervisor, applier, stopper):
    write_conf(short, program("old"), program("new"))
    applier.apply([StartSupervisor(), StartProgram("old")])
    second = UpApplier(
        applier._supervisord, applier._conf, supervisor, ProcessTable(), SystemClock()
    )
    second.apply([TakeOverConfiguration(), StartProgram("old"), StartProgram("new")])
    # A program that is told to stop between fork and exec does not hear it, and is killed late.
    until(lambda: sleepers(short) == 2)
    second.stop_started()
    assert supervisor.states()["old"].alive
    assert not supervisor.states()["new"].alive
    applier.stop_started()
    until(lambda: not supervisor.running())


def test_without_supervisord_everything_is_still_ended(short, supervisor, applier, stopper):
    write_conf(short, program("etcd"))
    applier.apply([StartSupervisor(), StartProgram("etcd")])
    until(lambda: sleepers(short) == 1)
    os.kill(supervisor.pid(), signal.SIGKILL)
    until(lambda: not supervisor.running())
    (orphan,) = [p for p in ProcessTable().of_cluster(short.home) if p.arguments == SLEEP]
    stopper.stop(NO_NODE)
    assert not ProcessTable().alive(orphan.pid)


def test_an_orphan_is_ended(short, supervisor, applier):
    write_conf(short, program("etcd"))
    applier.apply([StartSupervisor(), StartProgram("etcd")])
    until(lambda: sleepers(short) == 1)
    pid = supervisor.states()["etcd"].pid
    os.kill(supervisor.pid(), signal.SIGKILL)
    applier.apply([EndOrphan(Process(pid, SLEEP, str(short.home)))])
    assert not ProcessTable().alive(pid)
    applier.apply([EndOrphan(Process(pid, SLEEP, str(short.home)))])


def test_pods_are_stopped_first_and_a_failure_keeps_the_control_plane(
    short, supervisor, applier, stopper, tmp_path
):
    node = tmp_path / "pilot-node"
    node.write_text('#!/bin/sh\necho "$@" > ' + str(tmp_path / "called") + "\nexit 1\n")
    node.chmod(0o755)
    (short.home / "node" / "pods").mkdir(parents=True)
    write_conf(short, program("etcd"), program("operator"), program("pilot-node"))
    applier.apply([StartSupervisor(), *map(StartProgram, ("etcd", "operator", "pilot-node"))])
    with pytest.raises(PilotFailure) as failed:
        stopper.stop(node)
    assert failed.value.code is ExitCode.FAILED
    assert (tmp_path / "called").read_text().split() == [
        "stop-pods",
        "--state-dir",
        str(short.home / "node"),
    ]
    states = supervisor.states()
    assert states["etcd"].alive
    assert not states["operator"].alive
    assert not states["pilot-node"].alive
    node.write_text("#!/bin/sh\n")
    stopper.stop(node)
    assert not supervisor.running()


def test_pods_without_their_node_program_are_not_forgotten(short, stopper):
    (short.home / "node" / "pods").mkdir(parents=True)
    with pytest.raises(PilotFailure) as failed:
        stopper.stop(NO_NODE)
    assert "cannot be stopped" in str(failed.value)


def test_a_program_that_cannot_be_started_is_named(short, supervisor, applier, stopper):
    write_conf(short, Program("etcd", ("/nonexistent/etcd",), ()))
    with pytest.raises(PilotFailure) as failed:
        applier.apply([StartSupervisor(), StartProgram("etcd")])
    assert "etcd" in str(failed.value)
    stopper.stop(NO_NODE)


def test_a_refusal_ends_everything(applier):
    refusal = PilotFailure(ExitCode.PORT_TAKEN, "taken")
    with pytest.raises(PilotFailure) as failed:
        applier.apply([Refuse(refusal), StartSupervisor()])
    assert failed.value is refusal
    assert not applier.started_supervisor


def test_a_supervisord_that_does_not_start(short, applier):
    (short.home / "supervisord.conf").write_text("[supervisord]\nlogfile=/nonexistent/dir/x\n")
    with pytest.raises(PilotFailure) as failed:
        applier.apply([StartSupervisor()])
    assert failed.value.code is ExitCode.NOT_READY
    assert "/nonexistent/dir" in failed.value.detail
