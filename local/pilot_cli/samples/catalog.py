# SPDX-License-Identifier: Apache-2.0
"""Which manifests a new cluster begins with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pilot_cli.cluster.kubectl import Kubectl


def sample_objects(kubectl: Kubectl, checkout: Path) -> list[dict[str, Any]]:
    """All strategies, the starter pool and its three bots, in the order to apply them."""
    return [
        *rendered(kubectl, checkout / "strategies"),
        *rendered(kubectl, checkout / "examples" / "starter"),
    ]


def rendered(kubectl: Kubectl, directory: Path) -> list[dict[str, Any]]:
    """Objects of a kustomize directory, as `kubectl apply -k` would send them."""
    text = kubectl.run("create", "--dry-run=client", "-o", "json", "-k", directory)
    decoder, position = json.JSONDecoder(), 0
    found: list[dict[str, Any]] = []
    # kubectl prints one JSON document after another.
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        found += value["items"] if value["kind"] == "List" else [value]
        while position < len(text) and text[position].isspace():
            position += 1
    return found
