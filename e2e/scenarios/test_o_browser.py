# SPDX-License-Identifier: Apache-2.0
"""The API in a real browser: a page on another origin calls it as the web client does."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest

from rig.browser.chromium import browser
from rig.browser.devtools import Page, page
from rig.browser.site import site
from rig.cluster import Cluster
from rig.deadline import eventually

BOT = "grace-bot-1"
PASSWORD = "correct horse 1"  # noqa: S105 - of accounts made here
CACHE = Path.home() / ".cache" / "crypto-pilot"
PATHS = ("/api/freqtrade/stream", "/api/stream", "/api/freqtrade/api/stream")


@dataclass(frozen=True)
class Client:
    """The page, opened by somebody with an e-mail address."""

    page: Page
    address: str
    email: str

    def run(self, script: str) -> Any:
        return self.page.run(script)

    def call(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """A call that must succeed."""
        words = [method, path] + ([] if body is None else [body])
        answer = self.run(f"call(...{json.dumps(words)})")
        assert 200 <= answer["status"] < 300, answer
        return dict(answer["body"])

    def seen(self) -> dict[str, Any]:
        return dict(self.run("seen"))

    def has_seen(self, *events: str) -> dict[str, Any]:
        """Waits for events of the stream that is open."""
        return eventually(self.seen, lambda seen: set(events) <= set(seen["events"]), str(events))


@pytest.fixture(scope="module")
def client(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    status = json.loads(cluster.pilot.run("status", "--json").ok().out)
    profile = tmp_path_factory.mktemp("browser") / "profile"
    with site() as origin, browser(CACHE, profile) as debugger, page(debugger) as one:
        address = f"{origin}?api={status['cluster']['api']}"
        one.open(address)
        yield Client(one, address, f"grace-{token_hex(4)}@example.org")


def test_somebody_signs_in_from_another_origin(client: Client) -> None:
    made = client.run(f"register('grace', '{client.email}', '{PASSWORD}')")
    assert made["status"] == 201, made
    assert client.run(f"signIn('{client.email}', '{PASSWORD}')") == 200
    assert client.run("verify()") is True
    assert client.run("secondsLeft()") > 180, "the client would refresh without end"


def test_a_reload_keeps_the_person(client: Client) -> None:
    client.page.open(client.address)
    assert client.run("verify()") is True


def test_the_token_is_refreshed_by_a_cookie_of_another_site(client: Client) -> None:
    assert client.run("refresh()") == 200
    assert client.run("refresh()") == 200, "each refresh leaves a cookie for the next"
    assert client.run("verify()") is True


def test_the_dashboard_lives_on_its_stream(client: Client) -> None:
    client.run("openStream()")
    seen = client.has_seen("connected", "portfolio", "positions")
    assert seen["last"]["connected"]["status"] == "connected"
    assert seen["last"]["portfolio"]["portfolioValue"] == 0
    loads = eventually(client.seen, lambda now: len(now["loads"]) == 3, "three loads")["loads"]
    assert [status for _, status in loads] == [200, 200, 200]


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_stream_streams(client: Client, path: str) -> None:
    client.run(f"seen.events = {{}}; openStream('{path}')")
    client.has_seen("connected", "portfolio")


def test_a_bot_appears_in_the_stream(client: Client) -> None:
    order = {
        "instanceId": BOT, "strategy": "EmaRsiStrategy", "exchange": "binance",
        "stake_currency": "USDT", "stake_amount": 100, "max_open_trades": 2, "dry_run": True,
        "tradingPairs": ["BTC/USD", "ETH/USD"], "initialBalance": 250, "timeframe": "1m",
    }  # fmt: skip
    assert client.call("POST", "/api/freqtrade/provision", order)["success"] is True
    seen = eventually(
        client.seen,
        lambda now: now["last"]["portfolio"]["activeBots"] == 1,
        "the stream's portfolio has the bot",
    )
    portfolio = seen["last"]["portfolio"]
    assert [bot["instanceId"] for bot in portfolio["bots"]] == [BOT]
    assert portfolio["portfolioValue"] == pytest.approx(250, rel=0.05)


def test_every_page_loads(client: Client) -> None:
    """What each page of the client reads, one after the other."""
    bot, proxy = f"/api/freqtrade/bots/{BOT}", f"/api/freqtrade/proxy/{BOT}/api/v1"
    dashboard = [
        "portfolio", "charts/portfolio", "bots", "portfolio/positions", "strategies",
        *(f"charts/portfolio/{interval}" for interval in ("1h", "24h", "7d", "30d")),
        f"universal-settings/{BOT}", f"universal-features/{BOT}", "universal-settings",
        "strategies/enhanced", "pool/my-pools",
    ]  # fmt: skip
    paths = [f"/api/freqtrade/{path}" for path in dashboard]
    paths += [f"{bot}/{path}" for path in ("strategy", "status", "balance", "profit")]
    paths += [f"{proxy}/{path}" for path in ("profit", "balance", "status", "trades", "ping")]
    paths += [f"/api/account/{path}" for path in ("profile", "wallet", "sessions")]
    assert client.run(f"failing({json.dumps(paths)})") == []


def test_saving_a_configuration_passes_the_preflight(client: Client) -> None:
    features = f"/api/freqtrade/universal-features/{BOT}"
    data = client.call("GET", features)["data"]
    client.call("PUT", features, data)
    settings = f"/api/freqtrade/universal-settings/{BOT}"
    saved = client.call("PUT", settings, {"riskLevel": 60})
    assert saved["settings"]["riskLevel"] == 60


def test_a_renewed_token_opens_the_stream_again(client: Client) -> None:
    assert client.run("renew()") == 200
    client.has_seen("connected", "portfolio", "positions")


def test_nothing_was_red_so_far(client: Client) -> None:
    assert client.page.problems == []
    seen = client.seen()
    assert (seen["lost"], seen["errors"]) == (0, 0)


def test_the_page_comes_back_after_the_server_died(cluster: Cluster, client: Client) -> None:
    opened = client.seen()["opened"]
    client.run("seen.events = {}")
    os.kill(cluster.program_pids()["pilot-api"], signal.SIGKILL)
    eventually(client.seen, lambda now: now["lost"] > 0, "the page noticed")
    eventually(client.seen, lambda now: now["opened"] > opened, "the stream is open again")
    client.has_seen("connected", "portfolio", "positions")
    assert client.run("verify()") is True
    assert client.seen()["errors"] == 0, "the server sends no event that is named error"


def test_the_bot_is_sold_and_the_person_signs_out(client: Client) -> None:
    gone = client.call("DELETE", f"/api/freqtrade/bots/{BOT}")
    assert gone["success"] is True
    assert client.call("GET", "/api/freqtrade/bots")["bots"] == []
    client.run("closeStream()")
    assert client.run("signOut()") == 200
    assert client.run("refresh()") != 200, "the cookie went with the session"
