# SPDX-License-Identifier: Apache-2.0
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pilot_cli.cluster.facts import observe_cluster
from pilot_cli.cluster.processes import OTHER_USERS, Process, ProcessTable
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.up_plan import taken_sentence

LISTEN = (
    "import socket,sys;s=socket.socket();s.bind(('127.0.0.1',0));s.listen();"
    "print(s.getsockname()[1],flush=True);sys.stdin.read()"
)


@pytest.fixture
def listener(tmp_path):
    """A process that listens on a port and carries a cluster's mark."""
    process = subprocess.Popen(
        [sys.executable, "-c", LISTEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PILOT_CLUSTER": str(tmp_path)},
    )
    port = int(process.stdout.readline())
    yield process, port
    process.communicate()


class NoSupervisor:
    def running(self):
        return False


def test_the_listener_of_a_port_is_found_with_its_cluster(listener, tmp_path):
    process, port = listener
    found = ProcessTable().listener(port)
    assert (found.pid, found.cluster) == (process.pid, str(tmp_path))
    assert found.name.startswith("python")


def test_a_free_port_has_no_listener():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        assert ProcessTable().listener(bound.getsockname()[1]) is None


def test_processes_of_a_cluster(listener, tmp_path):
    process, _ = listener
    assert [p.pid for p in ProcessTable().of_cluster(tmp_path)] == [process.pid]
    assert ProcessTable().of_cluster(tmp_path / "other") == []


def test_a_zombie_is_not_alive():
    child = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not ProcessTable().alive(child.pid)
    child.wait()
    assert not ProcessTable().alive(child.pid)
    assert ProcessTable().alive(os.getpid())


def test_what_may_not_be_read_is_not_seen(tmp_path):
    (tmp_path / "12").mkdir()
    (tmp_path / "net").mkdir()
    table = ProcessTable(tmp_path)
    assert table.of_cluster(tmp_path) == []
    assert table.listener(80) is None


def test_a_port_of_another_users_process_is_taken_all_the_same(tmp_path):
    (tmp_path / "net").mkdir()
    line = "0: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711"
    (tmp_path / "net" / "tcp").write_text(f"header\n{line}\n")
    holder = ProcessTable(tmp_path).listener(80)
    assert holder == OTHER_USERS
    assert taken_sentence(80, holder) == (
        "Port 80 is used by a process of another user; "
        "end it, or set PILOT_PORT_BASE to other ports."
    )


def test_our_own_program_without_supervisord_is_an_orphan(listener, tmp_path, locations):
    process, port = listener
    ours = locations.__class__(**{**vars(locations), "home": tmp_path})
    program = Program("p", ("p",), (port,))
    facts = observe_cluster(ours, [program], NoSupervisor(), ProcessTable(), lambda _: 10**10)
    assert [p.pid for p in facts.orphans] == [process.pid]
    assert facts.strangers == {}
    assert facts.free_megabytes == 10_000


def test_the_same_process_is_a_stranger_to_another_cluster(listener, locations):
    process, port = listener
    program = Program("p", ("p",), (port,))
    facts = observe_cluster(locations, [program], NoSupervisor(), ProcessTable(), lambda _: 0)
    assert facts.orphans == ()
    assert facts.strangers[port].pid == process.pid


def test_an_orphan_that_does_not_listen_yet_is_known_by_its_command(locations):
    program = Program("p", ("/x/java", "-jar"), (1,))

    class Table:
        def of_cluster(self, home):
            return [
                Process(5, ("/x/java", "-jar"), str(home)),
                Process(6, ("/x/pilot-node", "shim"), str(home)),
            ]

        def listener(self, port):
            return None

    facts = observe_cluster(locations, [program], NoSupervisor(), Table(), lambda _: 0)
    assert [p.pid for p in facts.orphans] == [5], "the shim of a pod is not ours to end"


def test_a_name_without_arguments():
    assert Process(1, (), "").name == "unknown"
    assert Process(1, ("/usr/bin/java",), "").name == Path("java").name
