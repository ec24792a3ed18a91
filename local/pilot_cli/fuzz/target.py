# SPDX-License-Identifier: Apache-2.0
"""An API server of the run's own, on the cluster's Kubernetes but with a store of its own."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.clock import Clock
from pilot_cli.cluster.program import Program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.waiting import wait_until

_READY_SECONDS = 60
_STOP_SECONDS = 20
EMAIL = "fuzzer@example.org"
ADMIN = "fuzzing-administrator@example.org"
_NO_LIMITS = {f"PILOT_RATE_{name}": "off" for name in ("GENERAL", "FREQTRADE", "TRADES", "SIGN_IN")}


def target_environment(api: Program, port: int, data: Path) -> dict[str, str]:
    """As the cluster's own API server, with another port and store and without rate limits."""
    return {
        **api.env,
        **_NO_LIMITS,
        "PILOT_API_PORT": str(port),
        "PILOT_API_DATA": str(data),
        "PILOT_DATABASE_URL": f"sqlite:{data / 'fuzz.db'}",
        "ADMIN_EMAILS": "",
        "SMTP_URL": "",
        # Commands to a bot answer that they go on: waiting would be most of the time.
        "PILOT_API_PATIENCE_SECONDS": "5",
    }


@dataclass(frozen=True)
class Target:
    """A running one."""

    address: str
    command: tuple[str, ...]
    env: Mapping[str, str]

    @property
    def namespace(self) -> str:
        """Where it makes things; the server's own default when nothing else is said."""
        return self.env.get("PILOT_NAMESPACE", "default")

    def make_admin(self, email: str) -> None:
        """By the server's own command, on its store; it may run meanwhile."""
        words = (*self.command, "admin", email)
        done = subprocess.run(words, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise PilotFailure(
                ExitCode.FAILED, "No administrator of the API could be made.", done.stderr
            )


@contextlib.contextmanager
def running_target(
    api: Program, port: int, log: Path, clock: Clock, path: Mapping[str, str]
) -> Iterator[Target]:
    """It is stopped at the end, and its data are gone."""
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="pilot-fuzz-") as data, log.open("w") as out:
        env = {**path, **target_environment(api, port, Path(data))}
        process = subprocess.Popen(api.command, env=env, stdout=out, stderr=out)
        try:
            wait_until(
                lambda: process.poll() is not None or _ready(address),
                _READY_SECONDS,
                f"The API server to be fuzzed did not become ready; its log is {log}.",
                clock,
            )
            yield Target(address, tuple(api.command), env)
        finally:
            _stop(process)


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address + "/readyz", timeout=5):
            return True
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
