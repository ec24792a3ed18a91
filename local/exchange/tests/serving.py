# SPDX-License-Identifier: Apache-2.0
"""Runs the program itself on a free port of this machine."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
FIRST_PORT, LAST_PORT = 22730, 22799
START_SECONDS = 30


def free_port() -> int:
    for port in range(FIRST_PORT, LAST_PORT):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError(f"no free port from {FIRST_PORT} to {LAST_PORT}: end what listens there")


def fetch(url: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as answer:
        return json.loads(answer.read())


@contextmanager
def exchange(*words: str) -> Iterator[str]:
    """The exchange as a process of its own; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "paper_exchange", "--port", str(port), *words]
    process = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: fetch(f"{url}/_admin/health"), START_SECONDS, process)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=10)


def wait_for(look: Any, seconds: float, process: Any) -> Any:
    """What `look` finds, asked until it finds something; fails when the process ends before."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the process ended with {process.returncode}"
        try:
            found = look()
        except OSError:
            found = None
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"not within {seconds} s")
