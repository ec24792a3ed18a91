# SPDX-License-Identifier: GPL-3.0-only
"""The beginning and the end of a confined process."""

import contextlib
import gc
import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from pilot_runtime.validate.sandbox.confinement import confine
from pilot_runtime.validate.sandbox.landlock import Room
from pilot_runtime.validate.sandbox.limits import Limits

REPORT_FD = 3
_HIGHEST_FD = 65536

Report = Callable[[dict[str, Any]], None]
Task = Callable[[Report], None]


def say(message: dict[str, Any]) -> None:
    """One line of JSON to the watcher."""
    line = json.dumps(message, default=str).encode() + b"\n"
    while line:
        line = line[os.write(REPORT_FD, line) :]


def live(task: Task, limits: Limits, room: Room, output: int, report: int) -> None:
    """Becomes a confined process, does the task, ends. Never returns."""
    code = 70
    try:
        os.setsid()
        _wire(output, report)
        os.chdir(room.writable)
        os.environ.clear()
        os.environ.update({"HOME": str(room.writable), "TMPDIR": str(room.writable)})
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU):
            signal.signal(number, signal.SIG_DFL)
        gc.freeze()
        say({"locks": [asdict(lock) for lock in confine(limits, room)]})
        task(say)
        say({"done": True})
        code = 0
    except BaseException as error:  # noqa: BLE001 whatever a strategy raises ends here
        say({"fault": f"{type(error).__name__}: {error}"[:500]})
    finally:
        # what tools do at the end of a process is no attempt of the strategy
        with contextlib.suppress(OSError):
            os.close(REPORT_FD)
        os._exit(code)


def _wire(output: int, report: int) -> None:
    # high numbers first, so that none of them is overwritten
    spare = [os.dup(one) for one in (output, report)]
    silent = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((silent, 0), (spare[0], 1), (spare[0], 2), (spare[1], REPORT_FD)):
        os.dup2(source, target)
    os.closerange(REPORT_FD + 1, _HIGHEST_FD)
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    logging.getLogger().handlers.clear()
