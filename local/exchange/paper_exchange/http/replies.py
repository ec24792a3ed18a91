# SPDX-License-Identifier: Apache-2.0
"""Answers made of ready JSON bytes."""

import json

from aiohttp import web


def json_bytes(body: bytes) -> web.Response:
    """An answer whose JSON is already there."""
    return web.Response(body=body, content_type="application/json", charset="UTF-8")


def json_value(value: object) -> web.Response:
    """An answer from a value."""
    return json_bytes(json.dumps(value, separators=(",", ":")).encode())
