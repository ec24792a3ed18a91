# SPDX-License-Identifier: GPL-3.0-only
"""Bots that are forked from a supervisord with freqtrade in memory."""

import os
import signal
import sqlite3
import sys
from pathlib import Path

from bot_rig import BotRig, is_alive, until

from pilot_runtime.launch import bot as launcher
from pilot_runtime.launch.exits import LaunchExit
from pilot_runtime.preload.immortal import unsupported_reason
from pilot_runtime.preload.rehearsal import stage

PILOT_SETTINGS = {"PILOT_REHEARSE_SECONDS": "0.5"}


def test_report_says_that_all_was_done(rig: BotRig) -> None:
    report = rig.report()
    assert report["reason"] is None, report["reason"]
    assert (report["preloaded"], report["rehearsed"]) == (True, True)
    assert report["immortal"] is (unsupported_reason() is None)
    assert report["python"] == sys.version.split()[0]


def test_parent_has_one_thread_and_no_trace_of_the_rehearsal(rig: BotRig) -> None:
    process = Path(f"/proc/{rig.process.pid}")
    assert len(list((process / "task").iterdir())) == 1
    opened = [str(one.readlink()) for one in (process / "fd").iterdir()]
    assert not [name for name in opened if "rehearsal" in name or "sqlite" in name]
    assert not (rig.paths.run_dir / "rehearsal").exists()


def test_bot_trades_in_a_forked_child_and_closes_its_database(rig: BotRig) -> None:
    bot = rig.bot().start()
    until("the first loop", bot.loops)
    until("a trade", lambda: bot.get("count")["current"] or bot.get("trades")["trades_count"])
    process = Path(f"/proc/{bot.pid}")
    assert f"PPid:\t{rig.process.pid}\n" in (process / "status").read_text()
    assert b"pilot-bot --id" in (process / "cmdline").read_bytes()
    assert "pyarrow" not in (process / "maps").read_text()

    rig.rpc.supervisor.stopProcess(bot.program.name, True)
    assert bot.info()["exitstatus"] == 130
    assert sorted(path.name for path in bot.program.data_dir.glob("*.sqlite*")) == ["trades.sqlite"]
    with sqlite3.connect(bot.program.data_dir / "trades.sqlite") as database:
        assert database.execute("SELECT count(*) FROM trades").fetchone()[0] > 0


def test_bots_have_logs_and_random_numbers_of_their_own(rig: BotRig) -> None:
    one, two = rig.bot().start(), rig.bot().start()
    for bot in (one, two):
        until("the first loop", bot.loops)
    logged = str(one.get("logs"))
    assert "rehearsal/" not in logged
    assert one.pid != two.pid
    for bot in (one, two):
        rig.rpc.supervisor.stopProcess(bot.program.name, True)


def test_second_process_for_a_database_is_refused(rig: BotRig, capsys) -> None:
    bot = rig.bot().start()
    until("the first loop", bot.loops)
    program = bot.program
    arguments = ["--id", program.bot_id, "--dir", str(program.data_dir), "--run"]
    arguments += [str(program.run_dir), "--exchange", program.exchange]
    assert launcher.main(arguments) == LaunchExit.ALREADY_RUNNING
    assert f"AlreadyRunning: {program.data_dir}/lock is held by process {bot.pid}" in (
        capsys.readouterr().err
    )
    os.kill(bot.pid, signal.SIGKILL)
    until("the death", lambda: bot.info()["statename"] == "EXITED")
    assert bot.info()["exitstatus"] == -1


def test_configuration_error_keeps_code_0_and_missing_strategy_2(rig: BotRig) -> None:
    exchange = stage._config(rig.exchange_port)["exchange"]
    empty = rig.bot(exchange={**exchange, "pair_whitelist": []}).start()
    missing = rig.bot(strategy="NoSuchStrategy").start()
    assert empty.ended() == 0
    assert "Configuration error" in empty.console()
    assert missing.ended() == 2


def test_stubbed_exchange_is_loaded_for_the_bot_that_wants_it(rig: BotRig) -> None:
    bot = rig.bot()
    bot.program = type(bot.program)(
        bot.program.bot_id, bot.program.data_dir, bot.program.run_dir, "kraken"
    )
    whitelist = {"name": "kraken", "enable_ws": False, "pair_whitelist": ["BTC/USDT"]}
    refused = {"httpsProxy": "http://127.0.0.1:9"}
    bot.write(
        "config.json",
        {
            **stage._config(rig.exchange_port),
            "exchange": {**whitelist, "ccxt_config": refused},
        },
    )
    bot.start()
    # the real class tries to reach kraken; a stub has no has, no describe and no markets
    assert bot.ended() == 2
    assert "Could not load markets" in bot.console()


def test_kill_9_of_supervisord_kills_its_bots(rig: BotRig) -> None:
    bot = rig.bot().start()
    until("the first loop", bot.loops)
    pid = bot.pid
    os.kill(rig.process.pid, signal.SIGKILL)
    rig.process.wait(10)
    until("the death of the bot", lambda: not is_alive(pid), 10)
