# SPDX-License-Identifier: Apache-2.0
import os
import tempfile
from pathlib import Path

import pytest

from pilot_cli.cluster.short_path import (
    LONGEST_HOME,
    ensure_short_home,
    remove_short_home,
    short_home,
)
from pilot_cli.failure import PilotFailure


@pytest.fixture
def long_home(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", tempfile.mkdtemp(prefix="p"))
    home = tmp_path / ("x" * LONGEST_HOME)
    home.mkdir()
    return home


def test_a_short_home_stands_for_itself():
    assert short_home(Path("/home/u/pilot/.pilot")) == Path("/home/u/pilot/.pilot")


def test_a_long_home_gets_a_link(long_home):
    link = short_home(long_home)
    ensure_short_home(long_home)
    ensure_short_home(long_home)
    assert link.readlink() == long_home
    longest = link / "node/pods/0123456789ab/vol/run/supervisor.sock.1234567"
    assert len(os.fsencode(longest)) <= 107
    remove_short_home(long_home)
    assert not link.is_symlink()
    remove_short_home(long_home)


def test_a_link_of_someone_else_is_refused(long_home, tmp_path):
    short_home(long_home).symlink_to(tmp_path)
    with pytest.raises(PilotFailure) as refused:
        ensure_short_home(long_home)
    assert "in the way" in str(refused.value)
    remove_short_home(long_home)
    assert short_home(long_home).is_symlink(), "not ours to remove"
