# SPDX-License-Identifier: Apache-2.0
"""A BotPool as `pilot pools` and `pilot pool` show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pilot_cli.bots.view import BotView, bot_view

# What is good news; any other value of these is a trouble worth a line.
_GOOD = {
    "Available": "True", "Degraded": "False", "ScalingLimited": "False",
    "UpToDate": "True", "Paused": "False",
}  # fmt: skip


@dataclass(frozen=True)
class PodView:
    """One pod, and the bots that sit in it."""

    name: str
    phase: str
    health: str
    address: str
    capacity: int
    """Slots of the pod."""
    memory_mb: int
    """Memory of the whole pod (PSS), MiB; 0 while unknown."""
    cpu_milli: int | None
    """What its bots use of the processors, thousandths of a core; None while unknown."""
    cpu_burst_milli: int | None
    """The same in the 15 s of the last hour in which they used the most."""
    template: str
    """Revision of the template it was made from."""
    message: str
    """What is wrong and the remedy, or empty."""
    bots: tuple[BotView, ...]

    @property
    def free(self) -> int:
        return max(0, self.capacity - len(self.bots))


@dataclass(frozen=True)
class MoveView:
    """A move that was made or is suggested; fields as in the BotPool's status."""

    bot: str
    source: str
    target: str
    reason: str
    phase: str
    at: str
    downtime_ms: int | None


@dataclass(frozen=True)
class PoolView:
    """Values are what the status says; bots are joined by name of the pod."""

    namespace: str
    name: str
    owner: str
    """`shared` for a pool that takes every owner's paper bots."""
    health: str
    min_pods: int
    max_pods: int
    slots_per_pod: int
    totals: dict[str, int]
    troubles: tuple[str, ...]
    """Conditions that are not as they should be: `Type: reason: message`."""
    pods: tuple[PodView, ...]
    waiting: tuple[BotView, ...]
    """Bots that want this pool and have no slot yet."""
    moves: tuple[MoveView, ...]
    suggestions: tuple[MoveView, ...]
    rebalance_request: str
    """Last request to even out the pool that was answered, or empty."""
    rebalance_message: str

    @property
    def available(self) -> bool:
        return not any(trouble.split(":")[0] == "Available" for trouble in self.troubles)


def pool_view(pool: dict[str, Any], bots: Sequence[dict[str, Any]]) -> PoolView:
    """From the JSON of the API server, where everything in the status may be missing."""
    spec, status = pool.get("spec", {}), pool.get("status") or {}
    namespace, name = pool["metadata"]["namespace"], pool["metadata"]["name"]
    mine = [bot_view(bot) for bot in bots if bot["metadata"]["namespace"] == namespace]
    pods = spec.get("pods") or {}
    tenancy = spec.get("tenancy") or {}
    return PoolView(
        namespace=namespace,
        name=name,
        owner="shared" if tenancy.get("shared") else tenancy.get("owner", ""),
        health=status.get("health") or "Unknown",
        min_pods=pods.get("min", 1),
        max_pods=pods.get("max", 5),
        slots_per_pod=spec.get("slotsPerPod", 10),
        totals={key: int(value or 0) for key, value in (status.get("totals") or {}).items()},
        troubles=tuple(_troubles(status.get("conditions") or [])),
        pods=tuple(_pod(pod, mine) for pod in status.get("pods") or []),
        waiting=tuple(_waiting(bots, namespace, name)),
        moves=tuple(map(_move, status.get("moves") or [])),
        suggestions=tuple(map(_move, status.get("suggestions") or [])),
        rebalance_request=(status.get("rebalance") or {}).get("lastRequest") or "",
        rebalance_message=(status.get("rebalance") or {}).get("message") or "",
    )


def _pod(pod: dict[str, Any], bots: Sequence[BotView]) -> PodView:
    return PodView(
        name=pod["name"],
        phase=pod.get("phase") or "Unknown",
        health=pod.get("health") or "Unknown",
        address=pod.get("address") or "",
        capacity=pod.get("capacity") or 0,
        memory_mb=pod.get("memoryMb") or 0,
        cpu_milli=pod.get("cpuMilli"),
        cpu_burst_milli=pod.get("cpuBurstMilli"),
        template=pod.get("templateRevision") or "",
        message=pod.get("message") or "",
        bots=tuple(sorted((b for b in bots if b.pod == pod["name"]), key=lambda b: b.name)),
    )


def _waiting(bots: Sequence[dict[str, Any]], namespace: str, pool: str) -> list[BotView]:
    views = []
    for bot in bots:
        placement = bot.get("spec", {}).get("placement") or {}
        if bot["metadata"]["namespace"] == namespace and placement.get("pool") == pool:
            view = bot_view(bot)
            if not view.pod:
                views.append(view)
    return views


def _troubles(conditions: Sequence[dict[str, Any]]) -> list[str]:
    return [
        f"{c['type']}: {c.get('reason', '')}: {c.get('message', '')}".rstrip(": ")
        for c in conditions
        if _GOOD.get(c["type"], c.get("status")) != c.get("status")
    ]


def _move(move: dict[str, Any]) -> MoveView:
    return MoveView(
        bot=move.get("bot", ""),
        source=move.get("from", ""),
        target=move.get("to", ""),
        reason=move.get("reason", ""),
        phase=move.get("phase", ""),
        at=move.get("at", ""),
        downtime_ms=move.get("downtimeMs"),
    )
