# SPDX-License-Identifier: Apache-2.0
"""Looks for a secret text wherever the product may have left it."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rig.cluster import Cluster

OPEN_KINDS = "bots,botpools,strategies,configmaps,events,pods,statefulsets"
STORE = "etcd"
MOUNTED = "slots"
ITS_PLACES = (STORE, MOUNTED)
"""Folders where Secrets are kept: the cluster's own store, and what is mounted into pods."""


def secrets_with(cluster: Cluster, text: str) -> set[str]:
    """Names of the Secrets that hold the text somewhere in their values."""
    return {
        secret["metadata"]["name"]
        for secret in cluster.list("secrets")
        if any(text.encode() in base64.b64decode(v) for v in secret.get("data", {}).values())
    }


def traces_of(cluster: Cluster, text: str, besides: tuple[str, ...] = ITS_PLACES) -> list[str]:
    """Files of the cluster and objects that are no Secrets, with the text in them.

    Files are logs, databases (the audit log, too) and what pods write; those in a folder with a
    name of `besides` do not count.
    """
    files = _files(cluster.pilot.home, besides)
    found = [str(path) for path in files if text.encode() in _content(path)]
    if text in cluster.kubectl("get", OPEN_KINDS, "-A", "-o", "json"):
        found.append(OPEN_KINDS)
    return found


def _files(home: Path, besides: tuple[str, ...]) -> Iterator[Path]:
    for folder, folders, names in os.walk(home):
        folders[:] = [name for name in folders if name not in besides]
        yield from (Path(folder) / name for name in names)


def _content(path: Path) -> bytes:
    """Nothing of what is gone by now, and of sockets."""
    with suppress(OSError):
        return path.read_bytes()
    return b""
