# SPDX-License-Identifier: GPL-3.0-only
"""Tokens and redaction."""

from pathlib import Path

import pytest

from pilot_runtime.agent.auth import TokenFile
from pilot_runtime.agent.redact import Redactor, secret_values


def test_token(tmp_path: Path) -> None:
    path = tmp_path / "token"
    token = TokenFile(path)
    assert not token.accepts("Bearer ")
    path.write_text("first\n")
    assert token.accepts("Bearer first")
    for header in (None, "", "first", "Basic first", "Bearer", "Bearer firs", "Bearer first2"):
        assert not token.accepts(header)


def test_token_file_is_read_again(tmp_path: Path) -> None:
    path, fresh = tmp_path / "token", tmp_path / "fresh"
    path.write_text("first")
    token = TokenFile(path)
    assert token.accepts("Bearer first")
    fresh.write_text("second")
    fresh.replace(path)
    assert not token.accepts("Bearer first")
    assert token.accepts("Bearer second")


def test_empty_token_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("\n")
    assert not TokenFile(tmp_path / "token").accepts("Bearer ")


def test_secret_values() -> None:
    config = {
        "exchange": {"key": "k1234", "secret": "s1234", "password": "p1234", "name": "binance"},
        "api_server": {"jwt_secret_key": "j1234", "ws_token": ["w1234"], "listen_port": 1},
        "stake_currency": "USDT",
    }
    assert set(secret_values(config)) == {"k1234", "s1234", "p1234", "j1234", "w1234"}


@pytest.mark.parametrize("short", ["", "abc"])
def test_short_values_are_not_masked(short: str) -> None:
    assert Redactor([short]).clean("abc abcd") == "abc abcd"


def test_longest_first() -> None:
    assert Redactor(["abcd", "abcdef"]).clean("abcdef abcd x") == "*** *** x"


def test_no_files(tmp_path: Path) -> None:
    assert Redactor.of_run_dir(tmp_path).clean("as it is") == "as it is"
