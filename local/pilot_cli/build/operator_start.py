# SPDX-License-Identifier: Apache-2.0
"""What the JVM learns from a start of the operator."""

from __future__ import annotations

from pathlib import Path

from pilot_cli.build.start_cache import StartCache, Training


class OperatorStartCache(StartCache):
    """Learned from an operator that fails to list, and ends."""

    name = "operator-start"
    title = "operator's start-up cache"
    megabytes = 300

    def training(self, workshop: Path) -> Training:  # noqa: ARG002 - it writes nothing
        return Training(
            "training start without a cluster",
            {
                "QUARKUS_HTTP_HOST": "127.0.0.1",
                "QUARKUS_HTTP_PORT": "0",
                # It need not be sure that nobody is there.
                "QUARKUS_KUBERNETES_CLIENT_REQUEST_RETRY_BACKOFF_LIMIT": "0",
            },
            longest_seconds=180,
        )
