# SPDX-License-Identifier: GPL-3.0-only
"""Passes allowed calls on to a bot's freqtrade API."""

import json
from collections.abc import Callable
from pathlib import Path

import aiohttp
from aiohttp import web

from pilot_runtime.agent.allowlist import check
from pilot_runtime.agent.answers import failure, unknown_bot
from pilot_runtime.agent.bot_access import BotAccess

TIMEOUT_SECONDS = 30.0
BODY_LIMIT = 256 * 1024
CHUNK = 64 * 1024
JSON = "application/json"
PASSED_BACK = ("Content-Type",)


class BotProxy:
    """`ANY /v1/bots/{id}/api/{path}`; the caller never sees the bot's credentials."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        run_dir: Callable[[str], Path],
        running: Callable[[str], bool | None],
    ) -> None:
        self._session = session
        self._run_dir = run_dir
        self._running = running

    async def handle(self, request: web.Request) -> web.StreamResponse:
        bot_id, path = request.match_info["id"], request.match_info["path"]
        running = self._running(bot_id)
        if running is None:
            return unknown_bot()
        body = await request.read()
        if len(body) > BODY_LIMIT:
            return failure(413, "TooLarge", f"at most {BODY_LIMIT} bytes are passed on")
        try:
            parsed = json.loads(body) if body else None
        except ValueError:
            return failure(400, "BadRequest", "the body is not JSON")
        query = [(key, value) for key, value in request.query.items()]
        if refusal := check(request.method, path, query, parsed):
            return failure(403, "NotAllowed", refusal.message)
        access = BotAccess.read(self._run_dir(bot_id)) if running else None
        if access is None:
            return failure(409, "NotRunning", "the bot has no process")
        return await self._forward(request, access, path, body)

    async def _forward(
        self, request: web.Request, access: BotAccess, path: str, body: bytes
    ) -> web.StreamResponse:
        try:
            async with self._session.request(
                request.method,
                f"{access.base}/{path}",
                params=list(request.query.items()),
                data=body or None,
                headers={"Authorization": access.authorization, "Content-Type": JSON},
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS),
                allow_redirects=False,
            ) as answer:
                return await _relay(request, answer)
        except TimeoutError:
            return failure(504, "BotTimeout", f"no answer within {TIMEOUT_SECONDS:.0f} s")
        except aiohttp.ClientConnectorError:
            return failure(409, "NotRunning", "the bot's API is not up")
        except aiohttp.ClientError as problem:
            return failure(502, "BotUnreachable", problem.__class__.__name__)


async def _relay(request: web.Request, answer: aiohttp.ClientResponse) -> web.StreamResponse:
    headers = {name: answer.headers[name] for name in PASSED_BACK if name in answer.headers}
    length = answer.content_length
    if length is not None and length <= CHUNK:
        return web.Response(status=answer.status, headers=headers, body=await answer.read())
    stream = web.StreamResponse(status=answer.status, headers=headers)
    await stream.prepare(request)
    async for part in answer.content.iter_chunked(CHUNK):
        await stream.write(part)
    await stream.write_eof()
    return stream
