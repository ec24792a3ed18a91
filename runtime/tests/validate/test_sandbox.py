# SPDX-License-Identifier: GPL-3.0-only
"""What the kernel refuses a confined process, without Python's help."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pilot_runtime.validate.sandbox import landlock, seccomp
from pilot_runtime.validate.sandbox.calls import OWN_ONLY, PROCESSORS
from pilot_runtime.validate.sandbox.confinement import Lock, weak_points
from pilot_runtime.validate.sandbox.pipes import Intake

HERE = Path(__file__).parent
ALLOWED = {"own room", "signal to itself", "libraries"}
# the first of these says no; which one it is depends on the kernel
REFUSALS = {"EPERM", "EACCES", "EXDEV", "ENOSYS", "EMFILE", "EFBIG", "EINVAL", "MemoryError",
            "RuntimeError", "ValueError"}  # fmt: skip


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    directory = tmp_path_factory.mktemp("room")
    done = subprocess.run(
        [sys.executable, str(HERE / "locks.py"), str(directory)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_the_kernel_has_what_the_sandbox_needs(tried):
    """Landlock needs Linux 5.13, with it switched on; seccomp is everywhere."""
    missing = {lock["by"] for lock in tried["locks"] if not lock["holds"]}
    # containers may forbid new namespaces; seccomp keeps the network away all the same
    assert missing <= {"an empty network namespace"}


def test_everything_forbidden_is_refused(tried):
    wrong = {
        name: said
        for name, said in tried["attempts"].items()
        if name not in ALLOWED and said not in REFUSALS
    }
    assert wrong == {}
    assert not Path("/tmp/pilot-evil").exists()


def test_what_a_strategy_needs_is_allowed(tried):
    assert {name: tried["attempts"][name] for name in ALLOWED} == dict.fromkeys(ALLOWED, "done")


def test_locks_that_do_not_hold_are_named_with_what_they_leave_open():
    locks = (
        Lock("network", "a namespace", holds=False, why="not permitted"),
        Lock("files", "Landlock", holds=False, why="unknown"),
        Lock("network, processes", "seccomp", holds=True),
    )
    assert weak_points(locks) == ("files",)
    assert weak_points(()) == ()


@pytest.mark.parametrize("machine", sorted(PROCESSORS))
@pytest.mark.parametrize("threads", [False, True])
def test_a_filter_decides_as_its_table_says(machine, threads, monkeypatch):
    monkeypatch.setattr(seccomp.platform, "machine", lambda: machine)
    processor = PROCESSORS[machine]
    steps = seccomp.filter_steps(processor, 77, threads=threads)
    assert len(steps) < 4096
    allow, kill = 0x7FFF0000, 0x80000000

    def decide(number, argument=0, audit=processor.audit):
        return run_filter(steps, number, audit, argument)

    assert decide(999_999) == allow
    assert decide(processor.calls["socket"], audit=1) == kill
    for name, number in processor.calls.items():
        if name in OWN_ONLY:
            assert decide(number, 77) == allow
            assert decide(number, 1) != allow
        elif name == "clone":
            assert (decide(number, 0x10000) == allow) is threads
            assert decide(number, 17) != allow
        else:
            assert decide(number) != allow, name
    if machine == "x86_64":
        assert decide(0x40000000 + 59) == kill


def run_filter(steps, number, audit, argument):
    """The packet filter's machine, as far as these programs need it."""
    data = {0: number, 4: audit, 16: argument}
    loaded, at = 0, 0
    while True:
        operation, when_true, when_false, value = steps[at]
        at += 1
        match operation:
            case 0x20:
                loaded = data[value]
            case 0x06:
                return value
            case 0x15:
                at += when_true if loaded == value else when_false
            case 0x35:
                at += when_true if loaded >= value else when_false
            case 0x45:
                at += when_true if loaded & value else when_false


def test_a_pipe_keeps_a_part_and_counts_everything():
    end, start = os.pipe()
    os.write(start, b'{"a": 1}\nnoise\n[1]\n' + b"x" * 100)
    os.close(start)
    intake = Intake(end, 30)
    while intake.read():
        pass
    os.close(end)
    assert (len(intake.data), intake.total) == (30, 119)
    assert intake.messages() == ({"a": 1},)


def test_a_kernel_without_landlock_is_an_error_and_no_silence(monkeypatch):
    monkeypatch.setattr(landlock, "landlock_version", lambda: 0)
    with pytest.raises(OSError, match="no Landlock"):
        landlock.lock_in(landlock.Room((), Path("/nonexistent")))
