# SPDX-License-Identifier: GPL-3.0-only
"""Supervisord's options with one change: our own programs are forked and not exec'ed.

`execve` is what supervisord calls in the child, after the file descriptors, user, directory and
umask are set. Returning from it would be an error, so a forked program ends by `os._exit`.
"""

import asyncio
import contextlib
import os
import random
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from supervisor.options import ServerOptions

from pilot_runtime.preload.process import thread_count
from pilot_runtime.preload.title import set_title

Launcher = Callable[[Sequence[str]], int]
CRASHED = 70


class ForkingOptions(ServerOptions):  # type: ignore[misc]
    """Runs the programs named in `launchers` in the forked child itself."""

    launchers: Mapping[str, Launcher]

    def __init__(self, launchers: Mapping[str, Launcher]) -> None:
        super().__init__()
        self.launchers = launchers

    def execve(self, filename: str, argv: list[str], env: dict[str, str]) -> Any:
        """Called in the child; only a program that is not ours comes back as an exec."""
        launch = self.launchers.get(Path(filename).name)
        if launch is None:
            return super().execve(filename, argv, env)
        if thread_count() != 1:
            # a fork of a threaded process may hold locks for ever: take the safe way
            print("ForkRefused: the parent has several threads; exec instead", file=sys.stderr)
            return super().execve(filename, argv, env)
        return run_in_child(launch, argv, env)


def run_in_child(launch: Launcher, argv: list[str], env: Mapping[str, str]) -> NoReturn:
    """Become the program: environment, arguments, signals and random state of its own."""
    code = CRASHED
    try:
        restore_signals()
        # before the environment changes: the title's room is found by it
        set_title(" ".join([Path(argv[0]).name, *argv[1:]]))
        os.environ.clear()
        os.environ.update(env)
        sys.argv = list(argv)
        reseed()
        asyncio.set_event_loop(None)
        code = launch(argv[1:])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    except BaseException:  # noqa: BLE001 the last frame of a process: say it and end
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def restore_signals() -> None:
    """Undo supervisord's handlers; Python's own start state otherwise."""
    signal.set_wakeup_fd(-1)
    for one in signal.valid_signals():
        if callable(signal.getsignal(one)):
            signal.signal(one, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def reseed() -> None:
    """Give this process its own random numbers."""
    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
