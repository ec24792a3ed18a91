# SPDX-License-Identifier: GPL-3.0-only
"""`GET /v1/bots/{id}/worth`: what a bot owns now, asked of the bot."""

import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from pilot_runtime.agent.answers import failure, unknown_bot
from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, BotSilentError
from pilot_runtime.agent.status.document import instant


class WorthRoutes:
    """In one answer what freqtrade says in several, and what only the agent knows."""

    def __init__(
        self,
        client: BotClient,
        run_dir: Callable[[str], Path],
        running: Callable[[str], bool | None],
    ) -> None:
        self._client = client
        self._run_dir = run_dir
        self._running = running

    async def handle(self, request: web.Request) -> web.Response:
        bot_id = request.match_info["id"]
        running = self._running(bot_id)
        if running is None:
            return unknown_bot()
        access = BotAccess.read(self._run_dir(bot_id)) if running else None
        if access is None:
            return failure(409, "NotRunning", "the bot has no process")
        try:
            worth = await self._client.worth(access)
        except BotSilentError as problem:
            return failure(502, "BotUnreachable", str(problem))
        return web.json_response(
            {
                "equity": worth.equity,
                "startingCapital": worth.starting,
                "free": worth.free,
                "openTrades": worth.open_trades,
                "currency": worth.currency,
                "at": instant(time.time()),
            }
        )
