# SPDX-License-Identifier: Apache-2.0
"""A Strategy as `pilot strategy list` and `show` tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class VersionView:
    """A version that is kept."""

    version: str
    state: str
    bots: int
    created_at: str
    digest: str
    config_map: str
    message: str


@dataclass(frozen=True)
class RolloutView:
    """The roll-out that goes on, or the last one."""

    phase: str
    version: str
    source: str
    """The stable version it started from."""
    step: int
    """From 1."""
    steps: int
    percent: int
    updated: int
    total: int
    watching_since: str
    verdict: str
    reason: str
    message: str
    candidate_figures: dict[str, Any]
    stable_figures: dict[str, Any]

    @property
    def under_way(self) -> bool:
        return self.phase in {"Progressing", "Waiting", "Paused"}


@dataclass(frozen=True)
class StrategyView:
    """Values are what spec and status say; nothing is worked out here."""

    namespace: str
    name: str
    display_name: str
    owner: str
    """Empty = curated."""
    class_name: str
    version: str
    """The one in spec."""
    stable: str
    candidate: str
    bots: int
    current: bool
    """Whether the status speaks of the spec as it is now."""
    action: str
    """What a person asked for in spec.rollout.action."""
    conditions: tuple[dict[str, Any], ...]
    versions: tuple[VersionView, ...]
    rollout: RolloutView | None

    def condition(self, kind: str) -> dict[str, Any]:
        """The condition of that type, or an empty one."""
        return next((c for c in self.conditions if c.get("type") == kind), {})

    def find(self, version: str) -> VersionView | None:
        return next((one for one in self.versions if one.version == version), None)


def strategy_view(strategy: dict[str, Any]) -> StrategyView:
    """From the JSON of the API server, where everything in the status may be missing."""
    metadata, spec, status = strategy["metadata"], strategy["spec"], strategy.get("status") or {}
    rollout = spec.get("rollout") or {}
    return StrategyView(
        namespace=metadata["namespace"],
        name=metadata["name"],
        display_name=spec.get("displayName") or "",
        owner=spec.get("owner") or "",
        class_name=spec["className"],
        version=spec["version"],
        stable=status.get("stable") or "",
        candidate=status.get("candidate") or "",
        bots=int(status.get("bots") or 0),
        current=(status.get("observedGeneration") or 0) >= metadata.get("generation", 0),
        action=rollout.get("action") or "",
        conditions=tuple(status.get("conditions") or ()),
        versions=tuple(_version(one) for one in status.get("versions") or ()),
        rollout=_rollout(status.get("rollout") or {}, len(rollout.get("steps") or ()) or 1),
    )


def _version(one: dict[str, Any]) -> VersionView:
    return VersionView(
        version=one["version"],
        state=one.get("state") or "",
        bots=int(one.get("bots") or 0),
        created_at=one.get("createdAt") or "",
        digest=one.get("digest") or "",
        config_map=one.get("configMap") or "",
        message=one.get("message") or "",
    )


def _rollout(one: dict[str, Any], steps: int) -> RolloutView | None:
    if not one.get("version"):
        return None
    return RolloutView(
        phase=one.get("phase") or "",
        version=one["version"],
        source=one.get("from") or "",
        step=int(one.get("step") or 0) + 1,
        steps=steps,
        percent=int(one.get("percent") or 0),
        updated=int(one.get("updated") or 0),
        total=int(one.get("total") or 0),
        watching_since=one.get("watchingSince") or "",
        verdict=one.get("verdict") or "",
        reason=one.get("reason") or "",
        message=one.get("message") or "",
        candidate_figures=one.get("candidateFigures") or {},
        stable_figures=one.get("stableFigures") or {},
    )
