# SPDX-License-Identifier: Apache-2.0
"""The builder: what is missing, in two lanes."""

import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from children import SLEEPER, alive, eventually

from pilot_cli.build.builder import Builder
from pilot_cli.build.part import Lane, Part
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

PLENTY = 10**12


@dataclass
class FakePart(Part):
    name: str
    lane: Lane
    directory: Path
    megabytes: int = 1
    fails: bool = False
    threads: list = field(default_factory=list)

    @property
    def title(self):
        return self.name

    @property
    def place(self):
        return self.directory / self.name

    def present(self):
        return self.place.exists()

    def build(self, commands):
        self.threads.append(threading.current_thread().name)
        if self.fails:
            raise PilotFailure(ExitCode.BUILD_FAILED, "no")
        self.place.mkdir(parents=True)


class TestBuilder:
    def builder(self, tmp_path, progress, free=PLENTY):
        return Builder(tmp_path, progress, lambda _: free)

    def test_builds_the_missing_only(self, tmp_path, progress, shown):
        parts = [FakePart(n, Lane.PROCESSOR, tmp_path) for n in ("a", "b")]
        parts[0].place.mkdir()
        assert self.builder(tmp_path, progress).ensure(parts) == [parts[1]]
        assert parts[0].threads == []
        assert "✓ b" in shown.getvalue()
        assert self.builder(tmp_path, progress).ensure(parts) == []

    def test_lanes_run_side_by_side(self, tmp_path, progress):
        meeting = threading.Barrier(2, timeout=10)
        parts = [FakePart("a", Lane.PROCESSOR, tmp_path), FakePart("b", Lane.NETWORK, tmp_path)]
        for part in parts:
            part.build = lambda _, part=part: (meeting.wait(), part.place.mkdir())
        self.builder(tmp_path, progress).ensure(parts)
        assert all(part.present() for part in parts)

    def test_a_failing_part_ends_its_lane_and_the_build(self, tmp_path, progress, shown):
        parts = [
            FakePart("a", Lane.PROCESSOR, tmp_path, fails=True),
            FakePart("b", Lane.PROCESSOR, tmp_path),
        ]
        with pytest.raises(PilotFailure):
            self.builder(tmp_path, progress).ensure(parts)
        assert [p.present() for p in parts] == [False, False]
        assert "✗ a" in shown.getvalue()

    def test_a_failure_is_told_at_once_though_the_other_lane_is_busy(self, tmp_path, progress):
        running = tmp_path / "running"
        slow = FakePart("slow", Lane.PROCESSOR, tmp_path)
        slow.build = lambda commands: commands.run(
            "hours", [sys.executable, "-c", SLEEPER, running], cwd=tmp_path, env={}
        )
        failing = FakePart("failing", Lane.NETWORK, tmp_path, fails=True)
        fail = failing.build
        failing.build = lambda commands: (eventually(running.exists), fail(commands))
        with pytest.raises(PilotFailure, match="no"):
            self.builder(tmp_path, progress).ensure([slow, failing])
        eventually(lambda: not alive(int(running.read_text())))

    def test_disk_space_is_checked_before_anything_is_built(self, tmp_path, progress):
        parts = [FakePart(n, Lane.NETWORK, tmp_path, megabytes=60) for n in ("a", "b")]
        with pytest.raises(PilotFailure) as full:
            self.builder(tmp_path, progress, free=119_000_000).ensure(parts)
        assert full.value.code is ExitCode.DISK_FULL
        assert parts[0].threads == []
