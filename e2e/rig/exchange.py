# SPDX-License-Identifier: Apache-2.0
"""Makes things happen on the paper exchange."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class PaperExchange:
    """Its admin interface."""

    port: int

    def shock(self, symbols: Iterable[str], percent: float, seconds: float) -> None:
        """Moves prices by `percent` over `seconds`."""
        for symbol in symbols:
            self._call("POST", "shocks", {"symbol": symbol, "percent": percent, "seconds": seconds})

    def calm(self) -> None:
        self._call("DELETE", "shocks")

    def outage(self, seconds: float) -> None:
        """Cuts every connection for so long."""
        self._call("POST", "faults", {"outageSeconds": seconds})

    def refuse(self, status: int, retry_after: int) -> None:
        """Answers every request with an HTTP error and `Retry-After` seconds."""
        self._call("POST", "faults", {"errorRate": 1, "status": status, "retryAfter": retry_after})

    def heal(self) -> None:
        self._call("DELETE", "faults")

    def _call(self, method: str, path: str, body: object = None) -> None:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/_admin/{path}", method=method, data=data
        )
        urllib.request.urlopen(request, timeout=10).close()
