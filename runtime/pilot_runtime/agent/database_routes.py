# SPDX-License-Identifier: GPL-3.0-only
"""`GET /v1/bots/{id}/database`: a sealed database, for the one pod that holds the ticket."""

from collections.abc import Callable

from aiohttp import web

from pilot_runtime.agent.answers import failure, unknown_bot
from pilot_runtime.agent.auth import TokenFile
from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.memory import BotMemory
from pilot_runtime.agent.observe.database import DATABASE_FILE
from pilot_runtime.agent.settings import AgentSettings

TICKETED = "ticketed"
"""Name of routes that the pool's token does not open."""


class DatabaseRoutes:
    """Ranges are served, so that a transfer that broke off goes on where it ended."""

    def __init__(
        self,
        settings: AgentSettings,
        token: TokenFile,
        desired: Callable[[str], DesiredBot | None],
        memory: Callable[[str], BotMemory],
    ) -> None:
        self._settings = settings
        self._token = token
        self._desired = desired
        self._memory = memory

    async def handle(self, request: web.Request) -> web.StreamResponse:
        bot_id, move = request.match_info["id"], request.query.get("move", "")
        if not self._token.accepts_ticket(request.headers.get("Authorization"), move, bot_id):
            return failure(403, "Forbidden", "no ticket for this bot and move")
        bot = self._desired(bot_id)
        if bot is None:
            return unknown_bot()
        leaves = bot.departure is not None and bot.departure.id == move
        if bot.goal is not Goal.SEALED or not leaves:
            return failure(409, "NotSealed", "the bot does not leave this pod by this move")
        memory = self._memory(bot_id)
        if memory.sealed is None or memory.run is not None:
            return failure(409, "NotSealed", "the database is not at rest yet")
        if memory.sealed.size == 0:
            return web.Response(body=b"")
        return web.FileResponse(self._settings.bot_data(bot_id) / DATABASE_FILE)
