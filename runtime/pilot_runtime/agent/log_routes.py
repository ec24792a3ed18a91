# SPDX-License-Identifier: GPL-3.0-only
"""`GET /v1/bots/{id}/logs`."""

from collections.abc import Callable

from aiohttp import web

from pilot_runtime.agent.answers import failure, unknown_bot
from pilot_runtime.agent.apply.materialise import LOG_FILE
from pilot_runtime.agent.logs import MAX_TAIL, follow, last_lines
from pilot_runtime.agent.redact import Redactor
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.launch.program import console_log

DEFAULT_TAIL = 200


class LogRoutes:
    """Text lines, once or as they come."""

    def __init__(self, settings: AgentSettings, known: Callable[[str], bool]) -> None:
        self._settings = settings
        self._known = known

    async def handle(self, request: web.Request) -> web.StreamResponse:
        bot_id = request.match_info["id"]
        if not self._known(bot_id):
            return unknown_bot()
        tail = request.query.get("tail", str(DEFAULT_TAIL))
        if not tail.isdecimal() or int(tail) > MAX_TAIL:
            return failure(400, "BadRequest", f"tail must be a number from 0 to {MAX_TAIL}")
        data = self._settings.bot_data(bot_id)
        # before its log is set up a bot writes to its console only
        path = data / LOG_FILE
        if not path.exists():
            path = console_log(data)
        redactor = Redactor.of_run_dir(self._settings.bot_run(bot_id))
        text, offset = last_lines(path, int(tail), redactor)
        stream = web.StreamResponse(headers={"Content-Type": "text/plain; charset=utf-8"})
        await stream.prepare(request)
        await stream.write(text.encode())
        if request.query.get("follow", "false").lower() in {"true", "1"}:
            async for part in follow(path, offset, redactor):
                await stream.write(part.encode())
        await stream.write_eof()
        return stream
