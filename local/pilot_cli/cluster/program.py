# SPDX-License-Identifier: Apache-2.0
"""One long-running program of the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Program:
    """What supervisord keeps alive. `ports` are those it listens on, on loopback."""

    name: str
    command: tuple[str, ...]
    ports: tuple[int, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    stop_seconds: int = 10
    priority: int = 100
    """Programs with a low number are stopped last."""
