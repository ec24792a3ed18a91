# SPDX-License-Identifier: Apache-2.0
"""Where a build goes: named by its content, published whole, locked, with room on the disk."""

import os
import subprocess
import sys

import pytest

from pilot_cli.build.digest import digest_of
from pilot_cli.build.disk import free_bytes, require_space
from pilot_cli.build.lock import locked
from pilot_cli.build.place import published
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


class TestDigest:
    def test_changes_with_content_name_and_label(self, tmp_path):
        source = tmp_path / "src"
        source.mkdir()
        (source / "a").write_text("1")
        first = digest_of([source])
        assert len(first) == 8
        assert digest_of([source]) == first
        assert digest_of([source], "label") != first
        (source / "a").write_text("2")
        second = digest_of([source])
        assert second != first
        (source / "a").rename(source / "b")
        assert digest_of([source]) not in (first, second)

    def test_results_of_builds_do_not_count(self, tmp_path):
        source = tmp_path / "src"
        source.mkdir()
        (source / "a").write_text("1")
        before = digest_of([source])
        for name in ("target", "__pycache__", ".git"):
            (source / name).mkdir()
            (source / name / "x").write_text("x")
        (source / "a.pyc").write_text("x")
        assert digest_of([source]) == before

    def test_a_single_file(self, tmp_path):
        file = tmp_path / "lock"
        file.write_text("x")
        assert digest_of([file]) != digest_of([tmp_path])


class TestPublished:
    def test_all_or_nothing(self, tmp_path):
        place = tmp_path / "cache" / "thing-1"
        with pytest.raises(RuntimeError), published(place) as workshop:
            (workshop / "half").write_text("")
            raise RuntimeError
        assert not place.exists()
        with published(place) as workshop:
            assert list(workshop.iterdir()) == [], "leftovers of the interrupted build"
            (workshop / "whole").write_text("")
        assert [p.name for p in place.iterdir()] == ["whole"]
        assert [p.name for p in place.parent.iterdir()] == ["thing-1"]


class TestLock:
    def test_a_second_process_hears_who_holds_it(self, tmp_path):
        file = tmp_path / "lock"
        code = (
            "import fcntl,sys,os;f=open(sys.argv[1],'a+');fcntl.flock(f,fcntl.LOCK_EX);"
            "f.write(str(os.getpid()));f.flush();print('held',flush=True);sys.stdin.read()"
        )
        holder = subprocess.Popen(
            [sys.executable, "-c", code, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdout.readline() == b"held\n"
        heard = []

        def give_up(pid):
            heard.append(int(pid))
            raise PilotFailure(ExitCode.BUSY, "busy")

        with pytest.raises(PilotFailure), locked(file, give_up):
            pass
        assert heard == [holder.pid]
        holder.communicate()

        with locked(file, give_up):
            assert file.read_text() == str(os.getpid())


class TestDisk:
    def test_too_little_space_is_said_with_both_numbers(self, tmp_path):
        with pytest.raises(PilotFailure) as full:
            require_space(tmp_path / "not" / "yet", 500, "Building", lambda _: 499_999_999)
        assert full.value.code is ExitCode.DISK_FULL
        assert "500 MB" in str(full.value)
        assert "499 MB" in str(full.value)

    def test_enough(self, tmp_path):
        require_space(tmp_path, 500, "Building", lambda _: 500_000_000)

    def test_free_space_of_a_path_that_is_not_there_yet(self, tmp_path):
        assert free_bytes(tmp_path / "a" / "b") > 0
