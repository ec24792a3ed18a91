# SPDX-License-Identifier: GPL-3.0-only
"""Old archives go, everything else stays."""

from pathlib import Path

from pilot_runtime.agent.apply.shelf import archived_at, prune

AT = 1_000_000_000.0


def test_time_in_a_name() -> None:
    assert archived_at("a-1-20010909T014640Z") == AT
    assert archived_at("a-1-20010909T014640Z-2") == AT
    assert archived_at("a-1") is None
    assert archived_at("20010909T014640Z") is None


def test_only_what_is_older_goes(tmp_path: Path) -> None:
    names = ["a-1-20010909T014640Z", "a-1-20010909T014640Z-2", "b-2-20010910T014640Z", "notes"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "trades.sqlite").write_text("x")
    assert prune(tmp_path, 0, AT * 2) == ()
    assert prune(tmp_path, 100, AT + 100) == ()
    assert prune(tmp_path, 100, AT + 101) == ("a-1-20010909T014640Z", "a-1-20010909T014640Z-2")
    assert {one.name for one in tmp_path.iterdir()} == {"b-2-20010910T014640Z", "notes"}
    assert prune(tmp_path / "none", 1, AT) == ()
