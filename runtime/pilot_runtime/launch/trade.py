# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's trade command in this process, with what a pooled bot does differently."""

import gc
import importlib
import logging
import os
import sys
from collections.abc import Callable

from pilot_runtime.launch.bot_levers import BotLevers, pull
from pilot_runtime.launch.run_files import RunFiles
from pilot_runtime.preload import heap, modules, slim_ccxt


def run(exchange: str, files: RunFiles) -> int:
    """Trade until told to stop; returns freqtrade's exit code."""
    if "freqtrade.main" in sys.modules:
        slim_ccxt.load_real(exchange)
    else:
        heap.tune_for_parent()
        modules.prepare([exchange])
        modules.import_all(["freqtrade.main", "freqtrade.worker"])
        # what was imported stays: the collector need not look at it again and again
        gc.freeze()
    heap.tune_for_child()
    gc.enable()
    code = trade(files, BotLevers.from_environment(os.environ))
    logging.shutdown()
    return code


def trade(files: RunFiles, levers: BotLevers) -> int:
    """One life of a bot, without a trace in this process afterwards."""
    with pull(levers, files):
        freqtrade_main = importlib.import_module("freqtrade.main").main
        code = exit_code_of(freqtrade_main, files.trade_arguments)
    close_database()
    return code


def exit_code_of(main: Callable[[list[str]], None], arguments: list[str]) -> int:
    """Call a main function that ends by `SystemExit` and give its code as the shell would."""
    try:
        main(arguments)
    except SystemExit as end:
        code = end.code
        while isinstance(code, SystemExit):
            code = code.code
        if code is None:
            return 0
        return code if isinstance(code, int) else 1
    return 0


def close_database() -> None:
    """Close all connections, which checkpoints the write-ahead log into the database file."""
    persistence = sys.modules.get("freqtrade.persistence")
    session = getattr(getattr(persistence, "Trade", None), "session", None)
    if session is None:
        return
    engine = session.get_bind()
    for one in list(session.registry.registry.values()):
        one.close()
    session.registry.registry.clear()
    engine.dispose()
