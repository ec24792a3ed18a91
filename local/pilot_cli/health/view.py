# SPDX-License-Identifier: Apache-2.0
"""The health of one pool, out of its status and the status of its bots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_WELL = ("Healthy", "Unknown", "")


@dataclass(frozen=True)
class Issue:
    """One thing that is wrong. `remedy` may be empty when the message says it."""

    type: str
    name: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Check:
    """What a check has looked at. Times: RFC 3339 and milliseconds."""

    started_at: str
    duration_ms: int
    pods: int
    agents: int
    bots: int
    bot_apis: int
    actions: tuple[str, ...]


@dataclass(frozen=True)
class PoolHealth:
    """One pool; `check` is there when somebody asked for one now."""

    namespace: str
    name: str
    health: str
    last_health_check: str
    issues: tuple[Issue, ...]
    check: Check | None

    @property
    def well(self) -> bool:
        return self.health == "Healthy" and not self.issues


def answered(pool: dict[str, Any], request: str) -> bool:
    """Whether the status holds the answer to that request."""
    check = (pool.get("status") or {}).get("check") or {}
    return bool(check.get("requestId") == request)


def pool_health(
    pool: dict[str, Any], bots: Sequence[dict[str, Any]], request: str = ""
) -> PoolHealth:
    """With a request, what its check found; else what the last pass wrote down."""
    status = pool.get("status") or {}
    found = status.get("check") or {} if request else {}
    issues = _found(found) if found else _written(pool, bots)
    return PoolHealth(
        pool["metadata"]["namespace"],
        pool["metadata"]["name"],
        status.get("health", "Unknown"),
        status.get("lastHealthCheck", ""),
        tuple(issues),
        _check(found) if found else None,
    )


def _found(check: dict[str, Any]) -> list[Issue]:
    return [
        Issue(one.get("type", ""), one.get("name", ""), one.get("message", ""),
              one.get("remedy", ""))
        for one in check.get("issues") or []
    ]  # fmt: skip


def _check(check: dict[str, Any]) -> Check:
    actions = [
        f"{one.get('action', '')} of {one.get('name', '')}" for one in check.get("actions") or []
    ]
    return Check(
        check.get("startedAt", ""),
        int(check.get("durationMs") or 0),
        int(check.get("pods") or 0),
        int(check.get("agents") or 0),
        int(check.get("bots") or 0),
        int(check.get("botApis") or 0),
        tuple(actions),
    )


def _written(pool: dict[str, Any], bots: Sequence[dict[str, Any]]) -> list[Issue]:
    status = pool.get("status") or {}
    issues = [
        Issue("Pod", pod.get("name", ""), pod["message"], "")
        for pod in status.get("pods") or []
        if pod.get("message")
    ]
    return issues + [issue for bot in bots if _lives_in(bot, pool) for issue in _bot(bot)]


def _lives_in(bot: dict[str, Any], pool: dict[str, Any]) -> bool:
    slot = (bot.get("status") or {}).get("slot") or {}
    same = bot["metadata"]["namespace"] == pool["metadata"]["namespace"]
    return bool(same and slot.get("pool") == pool["metadata"]["name"])


def _bot(bot: dict[str, Any]) -> list[Issue]:
    status = bot.get("status") or {}
    if status.get("health", "") in _WELL:
        return []
    conditions: list[dict[str, Any]] = status.get("conditions") or []
    ready: dict[str, Any] = next((one for one in conditions if one.get("type") == "Ready"), {})
    said = ": ".join(one for one in (ready.get("reason"), ready.get("message")) if one)
    return [Issue("Bot", bot["metadata"]["name"], said or status["health"], "")]
