# SPDX-License-Identifier: GPL-3.0-only
"""Tail and follow."""

import asyncio
from pathlib import Path

from pilot_runtime.agent.exits import tail
from pilot_runtime.agent.exits.unknown_pairs import dropped_pairs
from pilot_runtime.agent.logs import follow, last_lines
from pilot_runtime.agent.redact import Redactor

PLAIN = Redactor(())


def test_last_lines(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    assert last_lines(path, 5, PLAIN) == ("", 0)
    path.write_text("".join(f"line {n}\n" for n in range(1000)) + "unfinished")
    text, offset = last_lines(path, 2, PLAIN)
    assert text == "line 998\nline 999\n"
    assert path.read_bytes()[offset:] == b"unfinished"
    assert last_lines(path, 0, PLAIN)[0] == ""
    assert len(last_lines(path, 10_000, PLAIN)[0].splitlines()) == 1000


def test_first_line_of_a_window_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    path.write_text("".join("x" * 500 + f"{n}\n" for n in range(10)))
    text, _ = last_lines(path, 3, PLAIN)
    assert all(line.startswith("x" * 500) for line in text.splitlines())


def test_secrets_are_masked(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    path.write_text("key topsecret\n")
    assert last_lines(path, 1, Redactor(["topsecret"]))[0] == "key ***\n"


async def test_follow_across_a_rotation(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    path.write_text("old\n")
    lines = follow(path, 4, Redactor(["topsecret"]))
    with path.open("a") as file:
        file.write("new topsecret\npart")
    assert await asyncio.wait_for(anext(lines), 10) == "new ***\n"
    path.write_text("a\n")
    assert await asyncio.wait_for(anext(lines), 10) == "a\n"


def test_tail_since(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    assert tail.size(path) == 0
    assert tail.since(path, 0) == ""
    path.write_text("before\nafter\n")
    assert tail.since(path, 7) == "after\n"
    assert tail.since(path, 999) == "before\nafter\n"
    path.write_text("x" * (tail.TAIL_BYTES + 10))
    assert len(tail.since(path, 0)) == tail.TAIL_BYTES


def test_dropped_pairs() -> None:
    log = (
        "2026-11-21 11:18:38,669 - freqtrade.plugins.pairlist.IPairList - WARNING - "
        "Pair NOPE/USDT is not compatible with exchange Binance. Removing it from whitelist..\n"
    )
    assert dropped_pairs(log * 2) == ("NOPE/USDT",)
    assert dropped_pairs("all well") == ()
