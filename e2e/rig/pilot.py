# SPDX-License-Identifier: Apache-2.0
"""Runs the `pilot` command against one cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Answer:
    """What a command said; `seconds` is its wall time."""

    code: int
    out: str
    err: str
    seconds: float

    def ok(self) -> Answer:
        """Itself, when the command succeeded."""
        assert self.code == 0, f"exit code {self.code}\n{self.out}\n{self.err}"
        return self


@dataclass(frozen=True)
class Pilot:
    """`pilot` with the home and ports of one cluster."""

    home: Path
    port_base: int
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if key != "PILOT_KUBE_BIN"}
        cluster = {"PILOT_HOME": str(self.home), "PILOT_PORT_BASE": str(self.port_base)}
        return {**own, **cluster, **self.extra}

    def run(self, *arguments: str, stdin: str = "", timeout: float = 900) -> Answer:
        """Runs one command to its end."""
        started = time.monotonic()
        done = subprocess.run(
            [CHECKOUT / "pilot", *arguments],
            input=stdin, capture_output=True, text=True, timeout=timeout, check=False,
            env=self.env,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr, time.monotonic() - started)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts one command and lets it run."""
        return subprocess.Popen(
            [CHECKOUT / "pilot", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.env,
            # A test run in the background hands down that Ctrl-C is ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )  # fmt: skip
