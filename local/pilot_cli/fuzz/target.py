# SPDX-License-Identifier: Apache-2.0
"""An API server of the run's own, on the cluster's Kubernetes but with a store of its own."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pilot_cli.clock import Clock
from pilot_cli.cluster.program import Program
from pilot_cli.waiting import wait_until

_READY_SECONDS = 60
_STOP_SECONDS = 20
ADMIN = "fuzzer@example.org"
_CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,negative_data_rejection,ignored_auth,unsupported_method"
)
_NO_LIMITS = {f"PILOT_RATE_{name}": "off" for name in ("GENERAL", "FREQTRADE", "TRADES", "SIGN_IN")}


def target_environment(api: Program, port: int, data: Path) -> dict[str, str]:
    """As the cluster's own API server, with another port and store and without rate limits."""
    return {
        **api.env,
        **_NO_LIMITS,
        "PILOT_API_PORT": str(port),
        "PILOT_API_DATA": str(data),
        "PILOT_DATABASE_URL": f"sqlite:{data / 'fuzz.db'}",
        "ADMIN_EMAILS": ADMIN,
        "SMTP_URL": "",
        # Commands to a bot answer that they go on: waiting would be most of the time.
        "PILOT_API_PATIENCE_SECONDS": "5",
    }


@contextlib.contextmanager
def running_target(
    api: Program, port: int, log: Path, clock: Clock, path: Mapping[str, str]
) -> Iterator[str]:
    """Yields its address; it is stopped at the end, and its data are gone."""
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
            yield address
        finally:
            _stop(process)


def fuzzer_command(
    program: Path, config: Path, address: str, token: str, seconds: int, *, seed: int | None = None
) -> Sequence[str]:
    """Streams never end, and signing out or deleting sessions ends the fuzzer's own."""
    return (
        str(program), "--config-file", str(config), "run", f"{address}/api/openapi.json",
        "--max-time", str(seconds),
        "--continue-on-failure",
        "--header", f"Authorization: Bearer {token}",
        "--checks",
        _CHECKS,
        "--exclude-path-regex", "/stream$|^/ws/|/sessions|/logout$|/change-password$",
        "--request-timeout", "60",
        *(() if seed is None else ("--seed", str(seed))),
    )  # fmt: skip


def fuzzer_config(bot: str) -> str:
    """Most calls about a bot are about one that is there; only nobody's bots are deleted."""
    mostly = '{ dictionary = "bots", probability = 0.7 }'
    return (
        f'[dictionaries.bots]\nvalues = ["{bot}"]\n\n'
        f'[parameters]\n"path.id" = {mostly}\n"path.botId" = {mostly}\n"body.botId" = {mostly}\n\n'
        '[[operations]]\ninclude-operation-id = "deleteBot"\n'
        'parameters = { "path.id" = "nobodys-bot" }\n\n'
        # The contract's answers for a bot that is stopped, and for one that is too slow.
        '[[operations]]\ninclude-path-regex = "bots/.id./(balance|profit|status)$|/proxy/"\n'
        "[operations.checks.not_a_server_error]\n"
        'expected-statuses = ["2xx", "3xx", "4xx", 502, 504]\n'
    )


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
