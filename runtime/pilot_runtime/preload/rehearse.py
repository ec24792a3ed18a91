# SPDX-License-Identifier: GPL-3.0-only
"""Rehearse: run a real bot in the parent for some seconds, then forget it.

The specialising interpreter writes into a function's byte code when it runs for the first times.
After a rehearsal those writes have happened before the fork, so the pages stay shared.
"""

import contextlib
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from pilot_runtime.launch import trade
from pilot_runtime.launch.bot_levers import BotLevers
from pilot_runtime.preload.process import describe, die_with_parent, open_files
from pilot_runtime.preload.rehearsal import cleanup, stage
from pilot_runtime.preload.rehearsal.audience import Audience
from pilot_runtime.preload.rehearsal.exchange import RehearsalExchange, listen

ASKED_TO_STOP = 130
GRACE_SECONDS = 20
KEPT_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)


def rehearse(directory: Path, seconds: float) -> str | None:
    """Rehearse for so long; returns why it failed, or None."""
    files_before = open_files()
    listening = listen()
    with _quiet(directory.with_suffix(".log")), _own_signals(seconds + GRACE_SECONDS):
        prepared = stage.build(directory, listening.getsockname()[1], time.monotonic() + seconds)
        helper = _fork_helper(listening, prepared)
        listening.close()
        try:
            code = trade.trade(prepared.files, BotLevers())
        finally:
            _end(helper)
        cleanup.forget(directory)
    cleanup.close_leftovers(files_before)
    threads = cleanup.wait_for_single_thread(GRACE_SECONDS)
    shutil.rmtree(directory, ignore_errors=True)
    if code != ASKED_TO_STOP:
        return f"the bot ended with code {code}"
    left = [describe(fd) for fd in open_files() - files_before]
    if threads != 1 or left:
        return f"it left {threads} threads and open files {left}"
    return None


def _fork_helper(listening: socket.socket, prepared: stage.Stage) -> int:
    """A child that is exchange and audience, so that their garbage is not in the parent."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.alarm(0)
        die_with_parent(parent)
        RehearsalExchange(listening).start()
        audience = Audience("127.0.0.1", prepared.port, "rehearsal", prepared.password)
        audience.ask_for_ever()
    finally:
        os._exit(0)


def _end(helper: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(helper, signal.SIGKILL)
    os.waitpid(helper, 0)


@contextlib.contextmanager
def _own_signals(deadline: float) -> Iterator[None]:
    """A deadline while it lasts, the old handlers afterwards."""
    before = {one: signal.getsignal(one) for one in KEPT_SIGNALS}

    def too_long(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(int(deadline) + 1)
    try:
        yield
    finally:
        signal.alarm(0)
        for one, handler in before.items():
            signal.signal(one, handler)


@contextlib.contextmanager
def _quiet(log: Path) -> Iterator[None]:
    """Standard output and error go to a file meanwhile."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, copy in enumerate(kept, start=1):
            os.dup2(copy, number)
            os.close(copy)
