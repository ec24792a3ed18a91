# SPDX-License-Identifier: Apache-2.0
"""The person whose token the fuzzer uses."""

from __future__ import annotations

import json
import secrets
import urllib.request
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Visitor:
    """Made for one run. `user_id` owns the bots that the run leaves behind."""

    user_id: str
    email: str
    password: str

    def token(self, address: str) -> str:
        """A new one; each lives for 15 minutes."""
        answer = _post(address, "/api/auth/login", {"email": self.email, "password": self.password})
        return str(answer["token"])


def register(address: str, email: str) -> Visitor:
    """Makes an account with a password that nobody else learns."""
    password = secrets.token_hex(16)
    answer = _post(
        address,
        "/api/auth/register",
        {"username": "fuzzer", "email": email, "password": password},
    )
    return Visitor(str(answer["data"]["id"]), email, password)


def _post(address: str, path: str, body: dict[str, str]) -> dict[str, Any]:
    request = urllib.request.Request(
        address + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return dict(json.load(answer))
