# SPDX-License-Identifier: GPL-3.0-only
"""Each lever can be pulled and undone; what freqtrade sees stays right."""

import ssl
import sys
from pathlib import Path

import ccxt
import pytest
from fastapi.testclient import TestClient
from freqtrade import loggers
from freqtrade.rpc.api_server import webserver

from pilot_runtime.launch import api_app, bot_levers, tls, trade
from pilot_runtime.launch.bot_levers import BotLevers
from pilot_runtime.launch.run_files import RunFiles


@pytest.fixture
def prepared(monkeypatch) -> None:
    monkeypatch.setattr(api_app.PREPARED, "app", None)
    monkeypatch.setattr(tls.PREPARED, "context", None)
    api_app.prepare()
    tls.prepare()


def files(tmp_path: Path, **config: object) -> RunFiles:
    return RunFiles((tmp_path,), {"stake_currency": "USDT", "dry_run": True, **config}, {})


def test_levers_come_from_the_environment() -> None:
    assert BotLevers.from_environment({}) == BotLevers(True, True, 200)
    off = {"PILOT_TRIM_MARKETS": "false", "PILOT_SHARE_API_APP": "0"}
    assert BotLevers.from_environment(off) == BotLevers(False, False, 200)


def test_all_is_undone(prepared, tmp_path: Path) -> None:
    def state() -> tuple[object, ...]:
        exchange = next(one for one in ccxt.Exchange.__mro__ if "set_markets" in vars(one))
        return (
            loggers.bufferHandler.capacity,
            webserver.FastAPI,
            webserver.ApiServer.configure_app,
            ssl.create_default_context,
            exchange.set_markets,
            exchange.on_json_response,
        )

    before = state()
    market = {"exchange": {"pair_whitelist": ["BTC/USDT"]}}
    with bot_levers.pull(BotLevers(), files(tmp_path, **market)):
        changed = [a is not b for a, b in zip(before, state(), strict=True)]
        assert all(changed), changed
    assert state() == before


def test_prepared_application_is_used_and_answers(prepared, monkeypatch) -> None:
    monkeypatch.setattr(webserver.ApiServer, "_config", {"api_server": {"username": "u"}})
    undo = api_app.reuse_prepared()
    try:
        app = webserver.FastAPI(title="x", docs_url=None)
        server = object.__new__(webserver.ApiServer)
        server.configure_app(app, {"api_server": {}})
        assert app is api_app.PREPARED.app
        # without the context manager, so that no lifespan of freqtrade's starts
        assert TestClient(app).get("/api/v1/ping").json() == {"status": "pong"}
        assert TestClient(app).get("/api/v1/locks").status_code == 401
        other = webserver.FastAPI(title="x", docs_url="/docs")
        assert other is not app
    finally:
        undo()


def test_own_origins_get_an_application_of_their_own(prepared) -> None:
    undo = api_app.reuse_prepared()
    try:
        server = object.__new__(webserver.ApiServer)
        app = webserver.FastAPI(docs_url=None)
        server.configure_app(app, {"api_server": {"CORS_origins": ["http://a.example"]}})
        assert server.app is not api_app.PREPARED.app
        headers = {"Origin": "http://a.example"}
        answer = TestClient(server.app).get("/api/v1/ping", headers=headers)
        assert answer.headers["access-control-allow-origin"] == "http://a.example"
    finally:
        undo()


def test_nothing_prepared_means_nothing_changed(monkeypatch) -> None:
    monkeypatch.setattr(api_app.PREPARED, "app", None)
    monkeypatch.setattr(tls.PREPARED, "context", None)
    before = webserver.FastAPI, ssl.create_default_context
    for undo in (api_app.reuse_prepared(), tls.reuse_prepared()):
        assert (webserver.FastAPI, ssl.create_default_context) == before
        undo()


def test_only_a_plain_request_gets_the_shared_context(prepared) -> None:
    undo = tls.reuse_prepared()
    try:
        assert ssl.create_default_context(cafile=tls.PREPARED.cafile) is tls.PREPARED.context
        assert ssl.create_default_context() is not tls.PREPARED.context
        assert tls.PREPARED.context.verify_mode == ssl.CERT_REQUIRED
    finally:
        undo()


def test_database_that_was_never_opened_needs_no_closing(monkeypatch) -> None:
    monkeypatch.delitem(sys.modules, "freqtrade.persistence", raising=False)
    trade.close_database()
