# SPDX-License-Identifier: GPL-3.0-only
"""The fallback: each bot is exec'ed, with the blocked libraries and the slim ccxt."""

import signal
from pathlib import Path

from bot_rig import BotRig, is_alive, until

PILOT_SETTINGS = {"PILOT_PRELOAD": "false"}


def test_report_says_why_nothing_was_preloaded(rig: BotRig) -> None:
    report = rig.report()
    assert (report["preloaded"], report["immortal"], report["rehearsed"]) == (False,) * 3
    assert report["reason"] == "switched off by PILOT_PRELOAD"


def test_bot_runs_and_all_end_with_sigterm(rig: BotRig) -> None:
    bot = rig.bot().start()
    until("the first loop", bot.loops)
    process = Path(f"/proc/{bot.pid}")
    assert b"/pilot-bot\0--id\0" in (process / "cmdline").read_bytes()
    assert "pyarrow" not in (process / "maps").read_text()
    assert len(list((process / "task").iterdir())) >= 2

    pid = bot.pid
    rig.process.send_signal(signal.SIGTERM)
    assert rig.process.wait(60) == 0
    assert not is_alive(pid)
    assert not list(bot.program.data_dir.glob("*.sqlite-wal"))
