# SPDX-License-Identifier: Apache-2.0
"""Finds strategies and their versions in the cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items, one_named
from pilot_cli.strategies.kept import LABEL, KeptVersion, kept_version
from pilot_cli.strategies.view import StrategyView, strategy_view


@dataclass(frozen=True)
class Found:
    """A Strategy as it is in the cluster, and as it is shown."""

    object: dict[str, Any]
    view: StrategyView


def find_all(invocation: Invocation) -> list[Found]:
    """Every strategy of the cluster."""
    invocation.require_running()
    return [Found(one, strategy_view(one)) for one in items(invocation, "strategies", "-A")]


def find_one(invocation: Invocation, name: str, namespace: str) -> Found:
    """The one of that name; `namespace` may be empty while the name is unique."""
    every = find_all(invocation)
    return one_named(every, lambda one: one.view, ("strategy", "Strategies"), name, namespace)


def kept_versions(invocation: Invocation, namespace: str, name: str) -> dict[str, KeptVersion]:
    """The versions of that strategy, by number."""
    maps = items(invocation, "configmaps", "-n", namespace, "-l", f"{LABEL}={name}")
    kept = [version for one in maps if (version := kept_version(one)) is not None]
    return {one.version: one for one in kept}


def kept_or_fail(kept: dict[str, KeptVersion], name: str, version: str) -> KeptVersion:
    """That version; ends the command when it is not kept."""
    if version not in kept:
        there = ", ".join(sorted(kept)) or "none"
        raise PilotFailure(
            ExitCode.NOT_FOUND,
            f"Version {version} of {name} is not kept (spec.historyLimit); kept are: {there}.",
        )
    return kept[version]
