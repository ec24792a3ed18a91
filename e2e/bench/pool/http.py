# SPDX-License-Identifier: Apache-2.0
"""One GET with a JSON answer, or None when there is no good answer."""

from __future__ import annotations

import http.client
import json
from typing import Any


def get_json(port: int, path: str, authorization: str) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Authorization": authorization})
        answer = connection.getresponse()
        body = answer.read()
        return json.loads(body) if answer.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
