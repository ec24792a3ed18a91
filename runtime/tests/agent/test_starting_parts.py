# SPDX-License-Identifier: GPL-3.0-only
"""Ports and materialised files."""

import json
import socket
import stat
from pathlib import Path

import pytest
from records import bot

from pilot_runtime.agent.apply import ports
from pilot_runtime.agent.apply.materialise import forget, materialise
from pilot_runtime.agent.apply.ports import NoFreePortError, choose_port, is_free
from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.redact import Redactor

LOOPBACK = "127.0.0.1"


def test_port_is_stable_and_not_shared() -> None:
    first = choose_port("a-1", LOOPBACK, ())
    assert choose_port("a-1", LOOPBACK, ()) == first
    assert choose_port("a-1", LOOPBACK, {first}) != first
    assert choose_port("b-2", LOOPBACK, (), preferred=first) == first


def test_port_in_use_is_passed_over() -> None:
    port = choose_port("a-1", LOOPBACK, ())
    with socket.socket() as server:
        server.bind((LOOPBACK, port))
        server.listen()
        assert not is_free(LOOPBACK, port)
        assert choose_port("a-1", LOOPBACK, (), preferred=port) != port


def test_no_port_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "COUNT", 2)
    with pytest.raises(NoFreePortError, match="18000 to 18001"):
        choose_port("a-1", LOOPBACK, {18000, 18001})


def test_files_are_for_the_bot_only_and_runtime_json_is_the_agents(tmp_path: Path) -> None:
    run, data = tmp_path / "run" / "ema-1", tmp_path / "data" / "ema-1"
    blobs = {"c": b"{}", "s": b'{"exchange": {"key": "topsecret"}}', "p": b"class Ema: ..."}
    files = {"config.json": "c", "secret.json": "s", "strategy/Ema.py": "p"}
    run.parent.mkdir()
    access = BotAccess.generate(LOOPBACK, 18001)
    for paused in (False, True):
        materialise(bot(files=files), blobs, access, run, data, paused=paused)
    names = {str(p.relative_to(run)) for p in run.rglob("*") if p.is_file()}
    assert names == {*files, "runtime.json"}
    for path in run.rglob("*"):
        expected = 0o700 if path.is_dir() else 0o400
        assert stat.S_IMODE(path.stat().st_mode) == expected
    runtime = json.loads((run / "runtime.json").read_text())
    assert runtime["initial_state"] == "paused"
    assert runtime["db_url"] == f"sqlite:///{data}/trades.sqlite"
    assert runtime["strategy_path"] == f"{run}/strategy"
    assert runtime["logfile"] == f"{data}/logs/bot.log"
    assert runtime["bot_name"] == "ema"
    api = runtime["api_server"]
    assert len({api["password"], api["jwt_secret_key"], api["ws_token"]}) == 3
    assert all(len(api[name]) >= 40 for name in ("password", "jwt_secret_key", "ws_token"))
    assert BotAccess.read(run) == access
    redactor = Redactor.of_run_dir(run)
    text = f"key topsecret password {access.password} jwt {api['jwt_secret_key']}"
    assert redactor.clean(text) == "key *** password *** jwt ***"
    forget(run)
    assert BotAccess.read(run) is None
    assert data.is_dir()


def test_credentials_are_not_in_the_words_for_an_access() -> None:
    access = BotAccess.generate(LOOPBACK, 18001)
    assert access.password not in repr(access)
    assert BotAccess.generate(LOOPBACK, 18001).password != access.password
