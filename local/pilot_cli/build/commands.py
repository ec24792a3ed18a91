# SPDX-License-Identifier: Apache-2.0
"""Runs build programs with their output in a log file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pilot_cli.build.child import run_child
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

_LINES_SHOWN = 15


class BuildStoppedError(Exception):
    """The build was given up while a command ran; whoever gave it up says why."""


class Commands:
    """Runs commands of one part; a failing one ends the build with the end of its log."""

    def __init__(
        self,
        part: str,
        log: Path,
        note: Callable[[str], None],
        stop: threading.Event | None = None,
    ) -> None:
        self._stop = stop or threading.Event()
        self._part = part
        self._log = log
        self._note = note
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("")

    def run(
        self,
        what: str,
        command: Sequence[str | Path],
        *,
        cwd: Path,
        env: Mapping[str, str],
    ) -> None:
        """Runs one command; `what` is shown while it runs."""
        self._note(what)
        words = [str(word) for word in command]
        with self._log.open("a") as log:
            log.write(f"$ {' '.join(words)}\n")
            log.flush()
            code = run_child(words, log, self._stop, cwd=cwd, env=env)
        if code is None:
            raise BuildStoppedError(what)
        if code != 0:
            raise PilotFailure(
                ExitCode.BUILD_FAILED,
                f"Building {self._part} failed at: {what}. The whole log is in {self._log}.",
                last_lines(self._log, _LINES_SHOWN),
            )


def last_lines(file: Path, count: int) -> str:
    """The end of a text file."""
    return "\n".join(file.read_text(errors="replace").splitlines()[-count:])
