# SPDX-License-Identifier: Apache-2.0
"""What a run leaves in the cluster is taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pilot_cli.cluster.kubectl import Kubectl


def remove(
    kubectl: Kubectl, namespace: str, kind: str, ours: Callable[[dict[str, Any]], bool]
) -> None:
    """Only in the API server's namespace: elsewhere a name may be somebody else's."""
    for one in filter(ours, kubectl.items(f"{kind}s", "-n", namespace)):
        kubectl.run("delete", kind, one["metadata"]["name"], "-n", namespace, "--wait=false")
