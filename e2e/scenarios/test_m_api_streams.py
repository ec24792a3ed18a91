# SPDX-License-Identifier: Apache-2.0
"""What a person sees of a real bot: the portfolio follows the market, and streams tell of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from secrets import token_hex
from typing import Any

import pytest

from rig.client import ApiClient
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.events import Event, open_stream
from rig.manifests import EAGER, inline_strategy, leaver_strategy
from rig.person import Person, new_person

BOT = "finn-bot-1"
PAIRS = {"BTC/USDT", "ETH/USDT"}


@pytest.fixture(scope="module")
def finn(cluster: Cluster) -> Iterator[Person]:
    """With a bot that has two open trades; what is his is gone at the end."""
    status = json.loads(cluster.pilot.run("status", "--json").ok().out)
    person = new_person(ApiClient(status["cluster"]["api"]), "finn")
    mark = token_hex(3)
    strategies = (f"eager-{mark}", f"leaver-{mark}")
    cluster.apply(
        inline_strategy(strategies[0], "Eager", EAGER, person.id),
        leaver_strategy(strategies[1], person.id),
    )
    try:
        eventually(
            lambda: person.api.get("/api/freqtrade/strategies").ok()["strategies"],
            lambda seen: {"Eager", "Leaver"} <= {one["className"] for one in seen},
            "his own strategies",
        )
        person.provision(BOT, "Eager", 300).ok()
        person.wait_for_trades(BOT, 2)
        yield person
    finally:
        mine = [
            bot["metadata"]["name"]
            for bot in cluster.list("bots")
            if bot["spec"]["owner"] == person.id
        ]
        if mine:
            cluster.delete("bot", *mine)
        pools = cluster.list("botpools")
        theirs = [p["metadata"]["name"] for p in pools if _owner(p) == person.id]
        if theirs:
            cluster.delete("botpool", *theirs)
        cluster.delete("strategy", *strategies)


def test_the_portfolio_moves_with_the_market(cluster: Cluster, finn: Person) -> None:
    before = portfolio_when(finn, lambda seen: fresh(seen, 2), "two open trades")
    assert before["totalStartingCapital"] == 300
    assert before["portfolioValue"] == before["bots"][0]["metrics"]["totalBalance"]
    cluster.exchange.shock(("BTCUSDT", "ETHUSDT"), percent=10, seconds=1)
    after = portfolio_when(
        finn,
        lambda seen: fresh(seen, 2) and seen["portfolioValue"] > before["portfolioValue"] + 10,
        "the two trades are worth more",
    )
    assert after["totalPnL"] == pytest.approx(after["portfolioValue"] - 300, abs=1e-6)
    listed = finn.api.get("/api/freqtrade/portfolio/positions").ok()["positions"]
    assert {position["pair"] for position in listed} == PAIRS


def test_a_stream_tells_what_the_bot_owns(cluster: Cluster, finn: Person) -> None:
    with open_stream(finn.api) as stream:
        stream.wait_for("connected", lambda event: event.data["status"] == "connected", "at once")
        first = stream.wait_for("portfolio", lambda event: fresh(event.data, 2), "two open trades")
        held = stream.wait_for("positions", lambda event: event.data["count"] == 2, "both")
        assert {position["pair"] for position in held.data["positions"]} == PAIRS
        assert {position["botId"] for position in held.data["positions"]} == {BOT}
        assert first.id
        assert held.id
        cluster.exchange.shock(("BTCUSDT", "ETHUSDT"), percent=-8, seconds=1)
        stream.wait_for(
            "portfolio",
            lambda event: event.data["portfolioValue"] < first.data["portfolioValue"] - 8,
            "the two trades are worth less",
        )


def test_a_client_that_comes_back_hears_what_it_missed(finn: Person) -> None:
    with open_stream(finn.api) as witness:
        with open_stream(finn.api) as leaving:
            leaving.wait_for("positions", lambda event: event.data["count"] == 2, "both")
        last = leaving.last_id
        assert last
        finn.change_strategy(BOT, "Leaver")
        eventually(
            lambda: closed(witness.named("trade")),
            lambda seen: set(seen) == PAIRS,
            "the witness hears that both trades end",
            180,
        )
        missed = closed(witness.named("trade"))
        with open_stream(finn.api, last) as back:
            heard = eventually(
                lambda: closed(back.named("trade")), lambda seen: set(seen) == PAIRS, "the same", 60
            )
            assert heard == missed
            back.wait_for("positions", lambda event: event.data["count"] == 0, "none is open")


def portfolio_when(
    person: Person, good: Callable[[dict[str, Any]], bool], what: str
) -> dict[str, Any]:
    """Looks once a second: people may make 60 such calls a minute."""
    return eventually(
        lambda: dict(person.api.get("/api/freqtrade/portfolio").ok()), good, what, 120, every=1
    )


def fresh(seen: dict[str, Any], trades: int) -> bool:
    """Its one bot answered just now, and has so many open trades."""
    (bot,) = seen["bots"]
    return not seen["stale"] and bot["metrics"]["openTrades"] == trades


def closed(events: list[Event]) -> dict[str, str]:
    """Ids of the events that tell of an ended trade, by pair."""
    return {
        event.data["position"]["pair"]: event.id
        for event in events
        if event.data["event"] == "closed"
    }


def _owner(pool: dict[str, Any]) -> str:
    return str(pool["spec"]["tenancy"].get("owner", ""))
