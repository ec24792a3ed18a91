# SPDX-License-Identifier: Apache-2.0
"""Reads what a pod's agent reports, past the operator."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PodAgent:
    """The agent of one pod."""

    host: str
    token: str
    port: int = 8900

    def status(self) -> dict[str, Any]:
        """Its whole report."""
        request = urllib.request.Request(
            f"http://{self.host}:{self.port}/v1/status",
            headers={"Authorization": f"Bearer {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return dict(json.load(answer))

    def bots(self) -> dict[str, dict[str, Any]]:
        """Reports of the bots by name."""
        return {bot["name"]: bot for bot in self.status()["bots"]}

    def pids(self) -> dict[str, int]:
        """Process ids of the bots that have a process."""
        return {name: bot["pid"] for name, bot in self.bots().items() if bot["pid"]}

    def bot_api(self, slot: str, path: str, method: str = "GET", body: object = None) -> Any:
        """Calls a bot's own API through the agent."""
        request = urllib.request.Request(
            f"http://{self.host}:{self.port}/v1/bots/{slot}/api/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)
