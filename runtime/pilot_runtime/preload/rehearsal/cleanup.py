# SPDX-License-Identifier: GPL-3.0-only
"""Leave nothing of the rehearsal in the process but warm code."""

import asyncio
import gc
import importlib
import logging
import socket
import sys
import time
from collections.abc import Collection
from pathlib import Path

from pilot_runtime.preload.process import thread_count


def forget(directory: Path) -> None:
    """Reset freqtrade's class-level state, logging and the strategy's module."""
    webserver = importlib.import_module("freqtrade.rpc.api_server.webserver")
    if getattr(webserver.ApiServer, "_ApiServer__instance", None) is not None:
        webserver.ApiServer.shutdown()
    webserver.ApiServer._config = {}  # noqa: SLF001 holds the rehearsal's password
    persistence = importlib.import_module("freqtrade.persistence")
    persistence.PairLocks.reset_locks()
    persistence.Trade.reset_trades()
    for handler in list(logging.root.handlers):
        logging.root.removeHandler(handler)
        handler.close()
    importlib.import_module("freqtrade.loggers").bufferHandler.buffer.clear()
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(directory)):
            del sys.modules[name]


def close_leftovers(opened_before: Collection[int]) -> None:
    """Close event loops that ended without it, and sockets of connections that were cut off."""
    for one in gc.get_objects():
        loop = isinstance(one, asyncio.AbstractEventLoop) and not one.is_closed()
        if loop or (isinstance(one, socket.socket) and one.fileno() not in opened_before):
            one.close()


def wait_for_single_thread(seconds: float) -> int:
    """Let worker threads end; returns how many threads are left."""
    deadline = time.monotonic() + seconds
    gc.collect()
    while thread_count() > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    gc.collect()
    return thread_count()
