# SPDX-License-Identifier: Apache-2.0
"""Decides which version bots go back to, and what is written for that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.strategies.kept import KeptVersion
from pilot_cli.strategies.view import StrategyView

_FIT = frozenset({"Stable", "Superseded", "Valid", "Candidate"})
_STANDARD = ".py"


@dataclass(frozen=True)
class WayBack:
    """The version to go to, and what happens on the way."""

    version: str
    sentence: str


def way_back(view: StrategyView, to: str) -> WayBack:
    """`to` is empty for: the version that did well before the one in spec."""
    target = to or _usual(view)
    found = view.find(target)
    if not target or found is None:
        kept = ", ".join(one.version for one in view.versions if one.state in _FIT) or "none"
        missing = f"version {to} is not kept" if to else "there is no version before this one"
        raise PilotFailure(
            ExitCode.NOT_FOUND,
            f"{view.name} cannot go back: {missing}; --to can be one of: {kept}.",
        )
    if found.state not in _FIT:
        why = f" ({found.message})" if found.message else ""
        raise PilotFailure(
            ExitCode.FAILED,
            f"{view.name} cannot go back to {target}: it is {found.state}{why}, and such a version "
            "is not rolled out again; publish its content under a new number.",
        )
    return WayBack(target, _sentence(view, target))


def _usual(view: StrategyView) -> str:
    if view.version != view.stable:
        return view.stable
    rollout = view.rollout
    if rollout and rollout.version == view.stable and view.find(rollout.source):
        return rollout.source
    before = [one for one in view.versions if one.state == "Superseded"]
    return before[0].version if before else ""


def _sentence(view: StrategyView, target: str) -> str:
    if target != view.stable:
        return f"{view.name}: {target} is rolled out in place of {view.stable or 'nothing'}"
    if view.candidate:
        return f"{view.name}: bots with {view.candidate} go back to {target}"
    if view.version != target:
        return f"{view.name}: bots stay on {target}, {view.version} is not rolled out"
    return f"{view.name}: {target} is the stable version already, nothing to do"


def patch(
    strategy: dict[str, Any], kept: KeptVersion, source: dict[str, Any], action: str
) -> list[dict[str, Any]]:
    """A JSON patch that puts the kept version into spec, and fails if spec was changed meanwhile.

    `source` as for spec.source; `action` as for spec.rollout.action, empty = none.
    """
    spec = strategy["spec"]
    rollout = {key: value for key, value in (spec.get("rollout") or {}).items() if key != "action"}
    wanted: dict[str, Any] = {
        "version": kept.version,
        "className": kept.class_name,
        "source": source,
        "parameters": kept.parameters,
        "requirements": kept.metadata.get("requirements") or {},
        "changelog": kept.changelog,
        "rollout": {**rollout, **({"action": action} if action else {})},
    }
    test = {"op": "test", "path": "/spec/version", "value": spec["version"]}
    return [test, *(op for field in wanted for op in _change(spec, field, wanted[field]))]


def kept_source(
    strategy: dict[str, Any], kept: KeptVersion, config_maps: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Where the kept version's files are found.

    Best where its author had published them: Git, which goes back as well, then names the same
    place, and the API server sees no other content under the same version.
    """
    only = next(iter(kept.files.values())) if len(kept.files) == 1 else ""
    if "inline" in strategy["spec"]["source"] and only:
        return {"inline": only}
    theirs = [
        one["metadata"]["name"]
        for one in config_maps
        if one["metadata"]["name"] != kept.config_map and (one.get("data") or {}) == kept.files
    ]
    source: dict[str, Any] = {"name": min(theirs, default=kept.config_map)}
    if kept.main_file != kept.class_name + _STANDARD:
        source["key"] = kept.main_file
    return {"configMap": source}


def _change(spec: dict[str, Any], field: str, value: Any) -> list[dict[str, Any]]:
    path = f"/spec/{field}"
    if value in ({}, ""):
        return [{"op": "remove", "path": path}] if field in spec else []
    return [{"op": "add", "path": path, "value": value}] if spec.get(field) != value else []
