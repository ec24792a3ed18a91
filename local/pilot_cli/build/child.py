# SPDX-License-Identifier: Apache-2.0
"""Runs one build program, which ends when we end."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_LOOK_SECONDS = 0.2
_GRACE_SECONDS = 5.0
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def run_child(
    words: Sequence[str],
    log: IO[str],
    stop: threading.Event,
    *,
    cwd: Path,
    env: Mapping[str, str],
) -> int | None:
    """Its exit code, or nothing when `stop` was set and it was ended for that."""
    # Loaded here, not between fork and exec, where little is allowed.
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def end_with_us() -> None:
        # Even kill -9 of `pilot up` must not leave a compiler at work for minutes.
        if libc:
            libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)

    with subprocess.Popen(
        words, cwd=cwd, env=dict(env), stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        preexec_fn=end_with_us,  # noqa: PLW1509 - one call into libc, loaded before
    ) as process:  # fmt: skip
        while not stop.is_set():
            try:
                return process.wait(_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                continue
        process.terminate()
        try:
            process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
    return None
