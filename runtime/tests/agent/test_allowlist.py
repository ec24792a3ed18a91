# SPDX-License-Identifier: GPL-3.0-only
"""What is passed on to a bot and what is not."""

import pytest

from pilot_runtime.agent.allowlist import check

SOURCE = "Demo:aW1wb3J0IG9z"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "ping"),
        ("HEAD", "ping"),
        ("GET", "show_config"),
        ("GET", "profit"),
        ("GET", "trades"),
        ("GET", "trade/12"),
        ("GET", "trades/12/custom-data"),
        ("GET", "pair_candles"),
        ("POST", "forceexit"),
        ("POST", "forceenter"),
        ("POST", "pair_candles"),
        ("DELETE", "trades/3/open-order"),
        ("DELETE", "locks/1"),
    ],
)
def test_allowed(method: str, path: str) -> None:
    assert check(method, path, [], None) is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "strategy/Demo"),
        ("GET", "openapi.json"),
        ("GET", "../openapi.json"),
        ("GET", "docs"),
        ("GET", "logs"),
        ("GET", "sysinfo"),
        ("GET", "message/ws"),
        ("POST", "token/login"),
        ("POST", "start"),
        ("POST", "stop"),
        ("POST", "pause"),
        ("POST", "stopentry"),
        ("POST", "reload_config"),
        ("GET", "pair_history"),
        ("POST", "backtest"),
        ("GET", "trade/1/../../x"),
        ("GET", "trade/x"),
        ("GET", "profit%2f.."),
        ("GET", "profit\nx"),
        ("GET", ""),
        ("PUT", "ping"),
        ("CONNECT", "ping"),
        ("DELETE", "trades"),
    ],
)
def test_refused(method: str, path: str) -> None:
    refusal = check(method, path, [], None)
    assert refusal is not None
    assert "not among the routes" in refusal.message


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ([("strategy", SOURCE)], None),
        ([("STRATEGY", SOURCE)], None),
        ([("a", "b"), ("strategy_name", SOURCE)], None),
        ([], {"strategy": SOURCE}),
        ([], {"nested": [{"strategy": SOURCE}]}),
        ([], {"strategy": [SOURCE]}),
    ],
)
def test_source_code_in_a_strategy_name_is_refused(
    query: list[tuple[str, str]], body: object
) -> None:
    for method, path in (("GET", "plot_config"), ("POST", "pair_candles")):
        refusal = check(method, path, query, body)
        assert refusal is not None
        assert "source code" in refusal.message


def test_pairs_may_have_colons() -> None:
    assert (
        check("GET", "pair_candles", [("pair", "BTC/USDT:USDT"), ("strategy", "Demo")], None)
        is None
    )
    assert check("POST", "forceenter", [], {"pair": "BTC/USDT:USDT"}) is None
