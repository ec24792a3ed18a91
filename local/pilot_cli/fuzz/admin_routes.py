# SPDX-License-Identifier: Apache-2.0
"""The routes that the API's document says are for administrators, and what they answered."""

from __future__ import annotations

import json
import re
import urllib.request
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_VERBS = ("get", "post", "put", "delete")
_ROLE = "admin"
_NOT_SERVED = (401, 403, 405)
"""Answers that a caller gets who is no administrator, or who used another method."""


@dataclass(frozen=True)
class AdminRoute:
    method: str
    path: str
    operation: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def takes(self, call: Call) -> bool:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.path))
        return call.method == self.method and re.fullmatch(pattern, call.path) is not None


@dataclass(frozen=True)
class Call:
    """One case of the fuzzer: `path` without its query, `body` as it was sent."""

    method: str
    path: str
    body: str
    status: int


def documented(address: str) -> list[AdminRoute]:
    """Those of a running server."""
    with urllib.request.urlopen(address + "/api/openapi.json", timeout=30) as answer:
        return admin_routes(json.load(answer))


def admin_routes(document: Mapping[str, Any]) -> list[AdminRoute]:
    """Operations with a security scheme that lists the role admin, as OpenAPI 3.1 has it."""
    return [
        AdminRoute(verb.upper(), path, operation["operationId"])
        for path, item in document["paths"].items()
        for verb, operation in item.items()
        if verb in _VERBS and _for_admins(operation)
    ]


def _for_admins(operation: Mapping[str, Any]) -> bool:
    schemes: Iterable[Mapping[str, Any]] = operation.get("security", ())
    return any(_ROLE in roles for scheme in schemes for roles in scheme.values())


def calls_of(archive: Mapping[str, Any]) -> list[Call]:
    """Every case of an HTTP archive (HAR) with its answer; 0 = there was none."""
    return [
        Call(
            entry["request"]["method"],
            urlsplit(entry["request"]["url"]).path,
            str((entry["request"].get("postData") or {}).get("text", "")),
            int((entry.get("response") or {}).get("status", 0)),
        )
        for entry in archive["log"]["entries"]
    ]


def coverage(routes: Sequence[AdminRoute], calls: Sequence[Call]) -> list[str]:
    """A line for each route: how many cases it had, and how they were answered."""
    width = max((len(route.name) for route in routes), default=0)
    lines = []
    for route in routes:
        classes = Counter(_class(call.status) for call in calls if route.takes(call))
        counted = ", ".join(f"{classes[name]} x {name}" for name in sorted(classes))
        lines.append(f"  {route.name:<{width}}  {classes.total():>5} cases: {counted or 'none'}")
    return lines


def unreached(routes: Sequence[AdminRoute], calls: Sequence[Call]) -> list[str]:
    """A sentence for each route that nobody was served by as an administrator."""
    return [
        f"{route.name} was never answered as for an administrator: all that came were "
        "401, 403 and 405, or nothing."
        for route in routes
        if not any(route.takes(call) and _served(call.status) for call in calls)
    ]


def _served(status: int) -> bool:
    return status != 0 and status not in _NOT_SERVED


def _class(status: int) -> str:
    if status == 0:
        return "no answer"
    return str(status) if status in _NOT_SERVED else f"{status // 100}xx"
