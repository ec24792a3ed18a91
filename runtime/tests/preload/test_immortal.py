# SPDX-License-Identifier: GPL-3.0-only
"""Immortal objects: where they are allowed, and that counts stand still."""

import os
import subprocess
import sys

import pytest

from pilot_runtime.preload.immortal import make_immortal, self_check, unsupported_reason


@pytest.mark.parametrize(
    ("version", "implementation", "free_threaded", "reason"),
    [
        ((3, 11), "CPython", False, "needs Python 3.12 or newer, this is 3.11"),
        ((3, 13), "PyPy", False, "needs CPython, this is PyPy"),
        ((3, 13), "CPython", True, "needs a 64-bit build of Python with the global lock"),
        ((3, 99), "CPython", False, "not tried on Python 3.99"),
    ],
)
def test_reasons_against_it(version, implementation, free_threaded, reason) -> None:
    assert unsupported_reason(version, implementation, free_threaded=free_threaded) == reason


def test_switched_off_means_no_object_is_touched() -> None:
    outcome = make_immortal(wanted=False)
    assert (outcome.done, outcome.objects) == (False, 0)
    assert outcome.reason == "switched off by PILOT_IMMORTAL"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="immortal objects came with Python 3.12")
def test_self_check_passes_on_this_interpreter() -> None:
    assert self_check()
    assert unsupported_reason() is None


PROGRAM = """
import gc, sys
from pilot_runtime.preload import compact, freeze, holes
def inner(n):
    return sum(x for x in range(n) if x % 3)
def outer(n):
    def nested(m):
        return inner(m) + n
    return [nested(m) for m in range(5)]
expected = [outer(3) for _ in range(50)][0]
before = id(inner.__code__)
held = ["a list that the collector knows"]
outcome = freeze.freeze(immortal=True)
supported = outcome.immortal.reason is None
count = sys.getrefcount(held)
more = [held] * 1000
print(supported, not supported or sys.getrefcount(held) == count, outcome.immortal.objects > 1000)
moved = id(inner.__code__) != before
print(moved == (outcome.compacted.functions > 0), outcome.compacted.functions)
for _ in range(200):
    assert outer(3) == expected
def late():
    return [outer(3), sorted({"b": 1, "a": 2})]
assert late()[0] == expected
assert gc.isenabled()
assert gc.collect() >= 0
assert gc.get_freeze_count() > 1000
import traceback
try:
    inner("x")
except TypeError:
    assert "inner" in traceback.format_exc()
print(len(holes.FILLING.objects) > 0)
"""


def test_frozen_program_goes_on_and_counts_stand_still() -> None:
    # a coverage trace keeps the interpreter from specialising, so nothing would be moved
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first.split()[0] == str(unsupported_reason() is None)
    if unsupported_reason() is None:
        assert first.split() == ["True", "True", "True"]
    assert second.split()[0] == "True"
    if sys.version_info >= (3, 13):
        assert int(second.split()[1]) > 10
    assert third == "True"
