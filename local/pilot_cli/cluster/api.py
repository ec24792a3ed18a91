# SPDX-License-Identifier: Apache-2.0
"""Reads the API server directly, where a kubectl process would be too slow."""

from __future__ import annotations

import http.client
import json
import ssl
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

_SECONDS = 5


class ApiServer:
    """As the user of a kubeconfig that pilot has written."""

    def __init__(self, kubeconfig: Path) -> None:
        config = json.loads(kubeconfig.read_text())
        cluster = config["clusters"][0]["cluster"]
        self._server = cluster["server"]
        self._token = config["users"][0]["user"]["token"]
        self._context = ssl.create_default_context(cafile=cluster["certificate-authority"])

    def ready(self) -> bool:
        """Whether `/readyz` says so."""
        return self._read("/readyz") is not None

    def get(self, path: str) -> dict[str, Any] | None:
        """The object or list at the path; nothing when it is not there or nobody answers."""
        body = self._read(path)
        return None if body is None else dict(json.loads(body))

    def _read(self, path: str) -> bytes | None:
        request = urllib.request.Request(
            self._server + path, headers={"Authorization": f"Bearer {self._token}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS, context=self._context) as answer:
                return bytes(answer.read())
        except (OSError, urllib.error.URLError, http.client.HTTPException):
            return None
