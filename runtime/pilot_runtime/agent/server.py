# SPDX-License-Identifier: GPL-3.0-only
"""The agent's HTTP API."""

from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from pilot_runtime.agent.answers import failure
from pilot_runtime.agent.auth import TokenFile
from pilot_runtime.agent.check import CheckRoutes
from pilot_runtime.agent.database_routes import TICKETED, DatabaseRoutes
from pilot_runtime.agent.log_routes import LogRoutes
from pilot_runtime.agent.metrics import render_metrics
from pilot_runtime.agent.proxy import BotProxy
from pilot_runtime.agent.status.board import StatusBoard
from pilot_runtime.agent.worth_routes import WorthRoutes

LONGEST_WAIT = 60.0
GUARDED = "/v1/"


@dataclass(frozen=True, slots=True)
class BotRoutes:
    """What the agent answers beside its own report."""

    proxy: BotProxy
    logs: LogRoutes
    databases: DatabaseRoutes
    checks: CheckRoutes
    worth: WorthRoutes


def build_app(board: StatusBoard, token: TokenFile, bots: BotRoutes) -> web.Application:
    """All routes of the pod protocol, section 4."""
    routes = StatusRoutes(board)
    app = web.Application(middlewares=[_guard(token)], client_max_size=1024 * 1024)
    app.router.add_get("/livez", routes.livez)
    app.router.add_get("/readyz", routes.readyz)
    app.router.add_get("/metrics", routes.metrics)
    app.router.add_get("/v1/status", routes.status)
    app.router.add_post("/v1/check", bots.checks.handle)
    app.router.add_get("/v1/bots/{id}/logs", bots.logs.handle)
    app.router.add_get("/v1/bots/{id}/worth", bots.worth.handle)
    app.router.add_get("/v1/bots/{id}/database", bots.databases.handle, name=TICKETED)
    app.router.add_route("*", "/v1/bots/{id}/api/{path:.*}", bots.proxy.handle)
    return app


class StatusRoutes:
    """Routes that only read the board."""

    def __init__(self, board: StatusBoard) -> None:
        self._board = board

    async def livez(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(self, _: web.Request) -> web.Response:
        report = self._board.report
        if report is None or report.desired_revision == 0:
            return failure(503, "NotReady", "the slots have not been read yet")
        return web.Response(text="ok\n")

    async def metrics(self, _: web.Request) -> web.Response:
        body = render_metrics(lambda: self._board.report)
        return web.Response(body=body, content_type="text/plain", charset="utf-8")

    async def status(self, request: web.Request) -> web.Response:
        try:
            since = int(request.query.get("since", "-1"))
            wait = float(request.query.get("wait", "0"))
        except ValueError:
            return failure(400, "BadRequest", "since and wait must be numbers")
        if not 0 <= wait <= LONGEST_WAIT:
            return failure(400, "BadRequest", f"wait must be from 0 to {LONGEST_WAIT:.0f} seconds")
        same_life = request.query.get("agent", self._board.agent_id) == self._board.agent_id
        if same_life and 0 <= since <= self._board.revision:
            await self._board.wait_beyond(since, wait)
        document = self._board.document()
        if document is None:
            return failure(503, "NotReady", "nothing has been observed yet")
        return web.json_response(document)


def _guard(token: TokenFile) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        guarded = request.path.startswith(GUARDED) and request.match_info.route.name != TICKETED
        if guarded and not token.accepts(request.headers.get("Authorization")):
            return failure(401, "Unauthorized", "a bearer token is needed")
        try:
            return await handler(request)
        except web.HTTPException as problem:
            if problem.status == 404:  # noqa: PLR2004 HTTP
                return failure(404, "NotFound", "no such route")
            return failure(problem.status, "BadRequest", problem.reason)

    return guard
