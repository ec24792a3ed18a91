# SPDX-License-Identifier: Apache-2.0
"""What the JVM learns from a rehearsal of the API server."""

from __future__ import annotations

from pathlib import Path

from pilot_cli.build.start_cache import StartCache, Training


class ApiServerStartCache(StartCache):
    """Learned from an API server that calls itself once, and ends."""

    name = "api-server-start"
    title = "API server's start-up cache"
    megabytes = 200

    def training(self, workshop: Path) -> Training:
        return Training(
            "rehearsal without a cluster",
            {"PILOT_API_PORT": "0", "PILOT_API_DATA": str(workshop / "rehearsal")},
            longest_seconds=120,
            arguments=("--rehearse",),
        )
