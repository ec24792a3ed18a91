# SPDX-License-Identifier: Apache-2.0
"""Calls the API server as a web client does."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Reply:
    """Status and JSON body of an answer: an object, but for lists that bots answer."""

    status: int
    body: Any

    def ok(self) -> Any:
        """The body, when the call succeeded."""
        assert 200 <= self.status < 300, f"{self.status}: {self.body}"
        return self.body


@dataclass(frozen=True)
class ApiClient:
    """One visitor of the API; `token` is empty before signing in."""

    address: str
    token: str = ""

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Reply:
        """Waits and calls again as long as it is told that it calls too often."""
        while True:
            reply = self._once(method, path, body)
            if reply.status != TOO_MANY_REQUESTS:
                return reply
            time.sleep(reply.body["retryAfter"])

    def _once(self, method: str, path: str, body: dict[str, Any] | None) -> Reply:
        headers = {"Origin": "http://localhost:5173"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        request = urllib.request.Request(
            self.address + path, data=data, headers=headers, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Reply(answer.status, json.load(answer))
        except urllib.error.HTTPError as refused:
            return Reply(refused.code, json.load(refused))

    def get(self, path: str) -> Reply:
        return self.call("GET", path)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Reply:
        return self.call("POST", path, body)

    def signed_in(self, email: str, password: str) -> ApiClient:
        """The same visitor with a token."""
        answer = self.post("/api/auth/login", {"email": email, "password": password}).ok()
        return ApiClient(self.address, answer["token"])
