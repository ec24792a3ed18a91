# SPDX-License-Identifier: GPL-3.0-only
"""One FastAPI application, built before the fork, for the API of every bot.

Building it (200 routes with their models and dependencies) costs each bot about 0.3 s of
processor time and several MB. It holds no state of a bot: freqtrade keeps that in class
attributes of `ApiServer`.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class PreparedApp:
    """The application that was built ahead of time, if there is one."""

    app: Any = None


PREPARED = PreparedApp()


def prepare() -> None:
    """Build the application as freqtrade would, for the API settings that the agent writes."""
    webserver = importlib.import_module("freqtrade.rpc.api_server.webserver")
    server = object.__new__(webserver.ApiServer)
    app = webserver.FastAPI(
        title="Freqtrade API",
        docs_url=None,
        redoc_url=None,
        default_response_class=webserver.FTJSONResponse,
        openapi_tags=webserver._OPENAPI_TAGS,  # noqa: SLF001 the same tags as freqtrade's own
        lifespan=webserver.lifespan,
    )
    server.configure_app(app, {"api_server": {"CORS_origins": []}})
    app.middleware_stack = app.build_middleware_stack()
    PREPARED.app = app


def reuse_prepared() -> Callable[[], None]:
    """Make freqtrade take the prepared application, if there is one; returns how to undo it."""
    if PREPARED.app is None:
        return lambda: None
    webserver: Any = importlib.import_module("freqtrade.rpc.api_server.webserver")
    build, configure = webserver.FastAPI, webserver.ApiServer.configure_app

    def application(**settings: Any) -> Any:
        return build(**settings) if settings.get("docs_url") else PREPARED.app

    def configure_app(server: Any, app: Any, config: dict[str, Any]) -> None:
        if app is not PREPARED.app:
            configure(server, app, config)
        elif config["api_server"].get("CORS_origins"):
            server.app = build(lifespan=webserver.lifespan)
            configure(server, server.app, config)

    def undo() -> None:
        webserver.FastAPI = build
        webserver.ApiServer.configure_app = configure

    webserver.FastAPI = application
    webserver.ApiServer.configure_app = configure_app
    return undo
