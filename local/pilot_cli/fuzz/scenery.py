# SPDX-License-Identifier: Apache-2.0
"""Pools that are there to be destroyed by a fuzzer with the rights of an administrator."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pilot_cli.fuzz.admin_routes import Call
from pilot_cli.fuzz.visitor import post

POOLS = ("fuzzer-pool-1", "fuzzer-pool-2", "fuzzer-pool-3")
_CREATE = "/api/pool/containers"


def make(address: str, token: str) -> None:
    """Makes them, without pods, as an administrator does."""
    for name in POOLS:
        post(address, _CREATE, {"name": name, "slotsPerPod": 1, "maxPods": 1}, token)


def made_pools(calls: Iterable[Call]) -> set[str]:
    """Names of all pools of a pass: the fuzzer thinks of further ones. The server trims them."""
    thought_of = {
        str(json.loads(call.body)["name"]).strip()
        for call in calls
        if (call.method, call.path) == ("POST", _CREATE) and call.status // 100 == 2
    }
    return {*POOLS, *thought_of}
