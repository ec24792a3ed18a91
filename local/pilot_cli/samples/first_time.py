# SPDX-License-Identifier: Apache-2.0
"""Applies samples once in a cluster's life, so that what a user deleted stays deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pilot_cli.cluster.kubectl import Kubectl

_RECORD = "pilot-samples"
_NAMESPACE = "crypto-pilot"


def identity(item: dict[str, Any]) -> str:
    """`Kind.namespace.name`, as a key of the record."""
    metadata = item["metadata"]
    return f"{item['kind']}.{metadata.get('namespace', 'default')}.{metadata['name']}"


def new_samples(samples: Sequence[dict[str, Any]], applied: frozenset[str]) -> list[dict[str, Any]]:
    """Those that were never applied to this cluster."""
    return [item for item in samples if identity(item) not in applied]


def applied_before(kubectl: Kubectl) -> frozenset[str]:
    """What the cluster's own record says."""
    found = kubectl.run(
        "get", "configmap", _RECORD, "-n", _NAMESPACE, "-o", "json", "--ignore-not-found"
    )
    return frozenset(json.loads(found).get("data") or {}) if found else frozenset()


def apply_samples(kubectl: Kubectl, samples: Sequence[dict[str, Any]]) -> int:
    """Applies the new ones and records them; returns how many."""
    before = applied_before(kubectl)
    fresh = new_samples(samples, before)
    if fresh:
        items = {"apiVersion": "v1", "kind": "List", "items": fresh}
        # As a person would apply them, so that `kubectl apply` of an edited sample just works.
        kubectl.run("apply", "-n", "default", "-f", "-", stdin=json.dumps(items))
        record = {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {"name": _RECORD, "namespace": _NAMESPACE},
            "data": dict.fromkeys(sorted(before | {identity(item) for item in fresh}), "applied"),
        }
        kubectl.apply("-f", "-", stdin=json.dumps(record))
    return len(fresh)
