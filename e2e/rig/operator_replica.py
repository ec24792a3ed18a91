# SPDX-License-Identifier: Apache-2.0
"""Another replica of the operator, beside the one that the cluster keeps alive."""

from __future__ import annotations

import os
import subprocess
import urllib.request
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OperatorReplica:
    """A packaged operator, seen through its own metrics."""

    pid: int
    port: int

    def metrics(self) -> dict[str, float]:
        """Figures by name and labels; none while it does not answer."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/metrics", timeout=5
            ) as answer:
                lines = answer.read().decode().splitlines()
        except OSError:
            return {}
        pairs = (line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))
        return {name: float(value) for name, value in pairs}

    def leading(self) -> bool | None:
        """None while it does not answer."""
        figure = self.metrics().get("crypto_pilot_leading")
        return None if figure is None else figure == 1

    def live(self) -> str:
        """What the liveness probe says."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/livez", timeout=5) as answer:
            return str(answer.read().decode())


def start_like(pid: int, port: int, log: Path) -> subprocess.Popen[bytes]:
    """Starts what process `pid` is once more, on another port."""
    command = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    pairs = Path(f"/proc/{pid}/environ").read_bytes().rstrip(b"\0").split(b"\0")
    env = dict(pair.split(b"=", 1) for pair in pairs)
    env[b"QUARKUS_HTTP_PORT"] = str(port).encode()
    with log.open("wb") as out:
        return subprocess.Popen(
            [os.fsdecode(word) for word in command],
            env={os.fsdecode(k): os.fsdecode(v) for k, v in env.items()},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
