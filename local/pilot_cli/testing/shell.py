# SPDX-License-Identifier: Apache-2.0
"""Runs test programs with their output in a stage's log."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shell:
    """Where a stage's programs run and speak."""

    log: Path
    env: Mapping[str, str]
    note: Callable[[str], None]

    def run(self, what: str, command: Sequence[str | Path], cwd: Path, **extra: str) -> int:
        """Its exit code; 127 when it cannot be started. `extra` is added to the environment."""
        self.note(what)
        words = [str(word) for word in command]
        with self.log.open("a") as log:
            log.write(f"\n$ cd {cwd} && {' '.join(words)}\n")
            log.flush()
            try:
                done = subprocess.run(
                    words, cwd=cwd, env={**self.env, **extra}, stdout=log, stderr=log,
                    stdin=subprocess.DEVNULL, check=False,
                )  # fmt: skip
            except OSError as error:
                log.write(f"{error}\n")
                return 127
        return done.returncode

    def output(self, what: str, command: Sequence[str | Path], cwd: Path) -> tuple[int, str]:
        """Exit code and standard output, which goes to the log as well."""
        self.note(what)
        words = [str(word) for word in command]
        done = subprocess.run(
            words, cwd=cwd, env=dict(self.env), capture_output=True, text=True, check=False
        )
        with self.log.open("a") as log:
            log.write(f"\n$ cd {cwd} && {' '.join(words)}\n{done.stdout}{done.stderr}")
        return done.returncode, done.stdout
