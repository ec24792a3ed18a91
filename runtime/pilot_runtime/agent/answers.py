# SPDX-License-Identifier: GPL-3.0-only
"""The one shape of errors in the agent's API."""

from aiohttp import web


def failure(status: int, code: str, message: str) -> web.Response:
    """`{"error": {"code", "message"}}`."""
    return web.json_response({"error": {"code": code, "message": message}}, status=status)


def unknown_bot() -> web.Response:
    return failure(404, "UnknownBot", "no such bot in this pod")
