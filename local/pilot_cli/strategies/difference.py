# SPDX-License-Identifier: Apache-2.0
"""What changed between two versions, as a unified diff of all that belongs to them."""

from __future__ import annotations

import difflib
import json

from pilot_cli.strategies.kept import KeptVersion
from pilot_cli.strategies.view import StrategyView

_NOT_TOLD = {"version", "digest"}


def difference(old: KeptVersion, new: KeptVersion) -> dict[str, str]:
    """A diff for each file that differs; parameters and metadata count as files."""
    before, after = _texts(old), _texts(new)
    found = {}
    for name in sorted(before.keys() | after.keys()):
        lines = difflib.unified_diff(
            before.get(name, "").splitlines(),
            after.get(name, "").splitlines(),
            f"{old.version}/{name}",
            f"{new.version}/{name}",
            lineterm="",
        )
        text = "\n".join(lines)
        if text:
            found[name] = text
    return found


def usual_pair(view: StrategyView) -> tuple[str, str]:
    """What bots have and what is on its way; else the stable version and the one before it.

    Empty texts where there is nothing to compare.
    """
    if view.stable and view.version != view.stable and view.find(view.version):
        return view.stable, view.version
    rollout = view.rollout
    if rollout and rollout.version == view.stable and view.find(rollout.source):
        return rollout.source, view.stable
    older = [one.version for one in view.versions if one.version != view.stable]
    return (older[0], view.stable) if older and view.stable else ("", "")


def _texts(kept: KeptVersion) -> dict[str, str]:
    metadata = {key: value for key, value in kept.metadata.items() if key not in _NOT_TOLD}
    return {
        **kept.files,
        "parameters.json": _pretty(kept.parameters),
        "metadata.json": _pretty(metadata),
    }


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False)
