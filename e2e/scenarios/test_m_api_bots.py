# SPDX-License-Identifier: Apache-2.0
"""A person's bot from its provisioning to its last penny, all through the API; real freqtrade."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from secrets import token_hex

import pytest

from rig.archive import archived_database, earned
from rig.client import ApiClient
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import EAGER, inline_strategy, leaver_strategy, live_bot, paper_bot
from rig.person import Person, new_person
from rig.traces import STORE, secrets_with, traces_of

BOT = "eve-bot-1"
DEPOSITED = Decimal("1250.5")
"""The opening balance and a deposit."""


@pytest.fixture(scope="module")
def visitor(cluster: Cluster) -> ApiClient:
    status = json.loads(cluster.pilot.run("status", "--json").ok().out)
    return ApiClient(status["cluster"]["api"])


@pytest.fixture(scope="module")
def eve(cluster: Cluster, visitor: ApiClient) -> Iterator[Person]:
    """With money, and two strategies of her own; what is hers is gone at the end."""
    person = new_person(visitor, "eve")
    mark = token_hex(3)
    strategies = (f"eager-{mark}", f"leaver-{mark}")
    cluster.apply(
        inline_strategy(strategies[0], "Eager", EAGER, person.id),
        leaver_strategy(strategies[1], person.id),
    )
    yield person
    mine = [b["metadata"]["name"] for b in cluster.list("bots") if b["spec"]["owner"] == person.id]
    if mine:
        cluster.delete("bot", *mine)
    pools = cluster.list("botpools")
    cluster.delete(
        "botpool",
        *(p["metadata"]["name"] for p in pools if p["spec"]["tenancy"].get("owner") == person.id),
    )
    cluster.delete("strategy", *strategies)


def test_money_and_strategies_are_there(eve: Person) -> None:
    assert eve.move_money("deposit", amount=250.5, description="pay day").ok()
    assert Decimal(str(eve.wallet()["balance"])) == DEPOSITED
    eventually(
        lambda: eve.api.get("/api/freqtrade/strategies").ok()["strategies"],
        lambda seen: {"Eager", "Leaver"} <= {one["className"] for one in seen},
        "her own strategies",
    )


def test_a_provisioned_bot_trades(eve: Person) -> None:
    made = eve.provision(BOT, "Eager", 300).ok()
    assert made["wallet"] == {"previousBalance": 1250.5, "newBalance": 950.5, "allocated": 300}
    wait_for(eve, "running")
    trades = eve.wait_for_trades(BOT, 2)
    assert {trade["pair"] for trade in trades} == {"BTC/USDT", "ETH/USDT"}


def test_the_wallet_follows_the_market(cluster: Cluster, eve: Person) -> None:
    before = eve.wallet()
    allocation = before["botAllocations"][BOT]
    assert not allocation["stale"]
    assert allocation["reservedInTrades"] > 150
    assert 290 < allocation["currentValue"] < 300.5, "entries cost a little, and no more"
    cluster.exchange.shock(("BTCUSDT", "ETHUSDT"), percent=10, seconds=1)
    after = eventually(
        eve.wallet,
        lambda seen: seen["totalCurrentValue"] > before["totalCurrentValue"] + 10,
        "more",
    )
    assert after["balance"] == before["balance"]
    parts = [Decimal(str(after[name])) for name in ("balance", "totalCurrentValue")]
    assert Decimal(str(after["totalPortfolioValue"])) == sum(parts)


def test_added_money_is_in_the_bot_and_its_trades_stay(eve: Person) -> None:
    answer = eve.move_money("add-to-bot", botId=BOT, amount=50).ok()["data"]
    assert (answer["walletBalance"], answer["addedAmount"]) == (900.5, 50)
    assert answer["allocation"]["allocatedAmount"] == 350
    eventually(
        lambda: eve.ask_bot(BOT, "balance"),
        lambda seen: seen.status == 200 and _starting(seen.body) == 350,
        "the process has the new balance",
    )
    assert len(eve.wait_for_trades(BOT, 2)) == 2


def test_money_in_trades_stays_there(eve: Person) -> None:
    refused = eve.move_money("return-from-bot", botId=BOT, returnAmount=10)
    assert refused.status == 400, refused.body
    assert "trade" in refused.body["message"]


def test_another_strategy_is_loaded(eve: Person) -> None:
    shown = eve.api.get(f"/api/freqtrade/bots/{BOT}/strategy").ok()["strategy"]
    assert shown["current"] == "Eager"
    assert {"Eager", "Leaver", "EmaRsiStrategy"} <= set(shown["available"])
    changed = eve.change_strategy(BOT, "Leaver")
    assert changed == {"previous": "Eager", "current": "Leaver", "restarted": True}
    assert eve.wait_for_trades(BOT, 0) == []


def test_a_part_comes_back_even_when_less_than_a_stake_is_left(eve: Person) -> None:
    before = eve.wallet()
    allocation = before["botAllocations"][BOT]
    assert allocation["reservedInTrades"] == 0
    part = Decimal(str(allocation["currentValue"])) - 20
    answer = eve.move_money("return-from-bot", botId=BOT, returnAmount=float(part)).ok()["data"]
    assert not answer["isFullReturn"]
    assert Decimal(str(answer["returnedAmount"])) == part
    assert Decimal(str(answer["walletBalance"])) == Decimal(str(before["balance"])) + part
    left = eventually(
        lambda: eve.ask_bot(BOT, "balance"),
        lambda seen: seen.status == 200 and abs(seen.body["total"] - 20) < 1e-6,
        "20 are left in the bot",
    )
    assert left.body["stake"] == "USDT"
    assert eve.wallet()["botAllocations"][BOT]["currentValue"] == 20
    eve.move_money("add-to-bot", botId=BOT, amount=280).ok()


def test_stop_and_start(eve: Person) -> None:
    eve.api.post(f"/api/freqtrade/bots/{BOT}/stop").ok()
    wait_for(eve, "stopped")
    offline = eve.ask_bot(BOT, "balance")
    assert (offline.status, offline.body["code"]) == (502, "BOT_OFFLINE")
    assert eve.wallet()["botAllocations"][BOT]["currentValue"] == 300
    eve.api.post(f"/api/freqtrade/bots/{BOT}/start").ok()
    wait_for(eve, "running")
    assert eve.ask_bot(BOT, "ping").ok()


def test_a_restart_is_a_new_process(eve: Person) -> None:
    began = eve.ask_bot(BOT, "health").ok()["bot_startup_ts"]
    eve.api.post(f"/api/freqtrade/bots/{BOT}/restart").ok()
    eventually(
        lambda: eve.ask_bot(BOT, "health"),
        lambda seen: seen.status == 200 and seen.body["bot_startup_ts"] > began,
        "another process of the bot",
    )
    wait_for(eve, "running")


def test_a_paper_bot_keeps_keys_and_trades_on_without_them(
    cluster: Cluster, visitor: ApiClient, eve: Person
) -> None:
    path = f"/api/freqtrade/bots/{BOT}/exchange-keys"
    began = eve.ask_bot(BOT, "health").ok()["bot_startup_ts"]
    mine, theirs = _keys(), _keys()
    kept = eve.api.call("PUT", path, mine).ok()["exchangeKeys"]
    assert (kept["names"], kept["referred"], kept["used"]) == (["key", "secret"], True, False)
    refused = new_person(visitor, "mallory").api.call("PUT", path, theirs)
    assert refused.status in (403, 404), refused
    assert eve.api.get(path).ok()["exchangeKeys"] == kept
    (name,) = [b["metadata"]["name"] for b in cluster.list("bots") if b["spec"]["owner"] == eve.id]
    assert secrets_with(cluster, mine["secret"]) == {f"{name}-keys"}
    assert secrets_with(cluster, theirs["secret"]) == set()
    for said in (path, "/api/freqtrade/bots", f"/api/freqtrade/bots/{BOT}"):
        assert mine["secret"] not in str(eve.api.get(said).ok())
    assert not eve.api.call("DELETE", path).ok()["exchangeKeys"]["configured"]
    assert secrets_with(cluster, mine["secret"]) == set()
    assert [trace for text in mine.values() for trace in traces_of(cluster, text)] == []
    assert eve.ask_bot(BOT, "health").ok()["bot_startup_ts"] == began
    wait_for(eve, "running")


def test_keys_of_a_live_bot_reach_its_slot_and_nothing_else(cluster: Cluster, eve: Person) -> None:
    """It is stopped: a live bot that runs would call the real exchange."""
    live, first, second = "eve-live", _keys(), _keys()
    cluster.apply(live_bot(live, eve.id, state="Stopped"))
    path = f"/api/freqtrade/bots/{live}/exchange-keys"
    try:
        told = eventually(
            lambda: eve.api.get(path),
            lambda seen: seen.status == 200 and "problem" in seen.body["exchangeKeys"],
            "the operator says what is missing",
        )
        assert f"no Secret {live}-keys" in told.body["exchangeKeys"]["problem"]
        for keys in (first, second):
            assert eve.api.call("PUT", path, keys).ok()["exchangeKeys"]["used"]
            eventually(
                partial(secrets_with, cluster, keys["secret"]),
                lambda seen: f"{live}-keys" in seen and _slots(cluster, live) < seen,
                "its own Secret and the slot have them",
            )
            assert "problem" not in eve.api.get(path).ok()["exchangeKeys"]
        assert secrets_with(cluster, first["secret"]) == set()
        assert secrets_with(cluster, second["secret"]) == {f"{live}-keys"} | _slots(cluster, live)
        assert [t for text in second.values() for t in traces_of(cluster, text)] == []
        gone = eve.api.call("DELETE", path).ok()["exchangeKeys"]
        assert (gone["configured"], gone["used"]) == (False, False)
        eventually(
            partial(secrets_with, cluster, second["secret"]),
            lambda seen: not seen,
            "its own Secret and the slot are without them, and the bot is still there",
        )
        eventually(
            partial(traces_of, cluster, second["secret"], besides=(STORE,)),
            lambda seen: not seen,
            "nor is anything else, what is mounted into its pod among it",
        )
        assert _slots(cluster, live) != {"no slot yet"}
    finally:
        cluster.delete("bot", live)


def test_settings_and_features(cluster: Cluster, eve: Person) -> None:
    path = f"/api/freqtrade/universal-settings/{BOT}"
    assert eve.api.call("PUT", path, {"riskLevel": 70}).ok()["settings"]["riskLevel"] == 70
    assert eve.api.get(path).ok()["settings"]["dcaEnabled"] is True
    path = f"/api/freqtrade/universal-features/{BOT}"
    features = eve.api.get(path).ok()["data"]
    features["takeProfitLevels"]["levels"] = [{"percentage": 4, "exitPercent": 100}]
    features["ours"] = {"kept": [1, 2]}
    eve.api.call("PUT", path, features).ok()
    again = eve.api.get(path).ok()["data"]
    assert again["takeProfitLevels"]["levels"] == [{"percentage": 4, "exitPercent": 100}]
    assert again["ours"] == {"kept": [1, 2]}
    (bot,) = [b for b in cluster.list("bots") if b["spec"]["owner"] == eve.id]
    assert bot["spec"]["risk"]["riskLevel"] == 70
    assert bot["spec"]["features"]["ours"] == {"kept": [1, 2]}
    eve.api.post(f"{path}/reset").ok()
    assert len(eve.api.get(path).ok()["data"]["takeProfitLevels"]["levels"]) == 3
    assert eve.api.post(f"{path}/resume").ok()["data"]["success"] is True


def test_pools_and_their_health(eve: Person) -> None:
    pools = eve.api.get("/api/freqtrade/pool/my-pools").ok()
    assert pools["poolMode"] is True
    assert [bot["instanceId"] for bot in pools["bots"]] == [BOT]
    (pool,) = pools["pools"]
    assert pool["bots"] == [BOT]
    health = eve.api.post("/api/freqtrade/pool/my-health-check").ok()
    assert [bot["id"] for bot in health["bots"]] == [BOT]
    assert {one["status"] for one in health["pools"] + health["bots"]} <= {"healthy", "degraded"}


def test_a_bot_made_with_kubectl_is_in_the_list(cluster: Cluster, eve: Person) -> None:
    cluster.apply(paper_bot("eve-by-hand", "starter", owner=eve.id, placement={}, state="Stopped"))
    try:
        listed = eventually(eve.bots, lambda seen: "eve-by-hand" in seen, "it is in the list")
        assert set(listed) == {BOT, "eve-by-hand"}
    finally:
        cluster.delete("bot", "eve-by-hand")


def test_another_person_sees_and_moves_nothing(visitor: ApiClient, eve: Person) -> None:
    mallory = new_person(visitor, "mallory")
    assert mallory.bots() == {}
    calls = (
        ("GET", f"/api/freqtrade/bots/{BOT}", None),
        ("POST", f"/api/freqtrade/bots/{BOT}/stop", None),
        ("DELETE", f"/api/freqtrade/bots/{BOT}", None),
        ("PUT", f"/api/freqtrade/bots/{BOT}/strategy", {"strategy": "EmaRsiStrategy"}),
        ("GET", f"/api/freqtrade/proxy/{BOT}/api/v1/balance", None),
        ("POST", "/api/account/wallet/return-from-bot", {"botId": BOT}),
        ("POST", "/api/account/wallet/add-to-bot", {"botId": BOT, "amount": 10}),
    )
    for method, path, body in calls:
        answer = mallory.api.call(method, path, body)
        assert answer.status in (403, 404), f"{method} {path}: {answer}"
        assert answer.body["message"]
    assert eve.bots()[BOT]["containerStatus"] == "running"


def test_a_deleted_bot_brings_home_exactly_what_it_owns(cluster: Cluster, eve: Person) -> None:
    eve.change_strategy(BOT, "Eager")
    eve.wait_for_trades(BOT, 2)
    (name,) = [b["metadata"]["name"] for b in cluster.list("bots") if b["spec"]["owner"] == eve.id]
    before = Decimal(str(eve.wallet()["balance"]))
    gone = eve.api.call("DELETE", f"/api/freqtrade/bots/{BOT}").ok()
    home = gone["wallet"]
    assert gone["cashedOut"] == {"amount": home["returned"], "currency": "USDT"}
    assert Decimal(str(home["newBalance"])) == before + Decimal(str(home["returned"]))
    wallet = eve.wallet()
    assert wallet["balance"] == home["newBalance"]
    assert wallet["botAllocations"] == {}
    assert eve.bots() == {}
    profit = earned(archived_database(cluster.pilot.home, name))
    assert profit != 0
    assert Decimal(str(wallet["balance"])) == DEPOSITED + profit


def _keys() -> dict[str, str]:
    return {"key": token_hex(16), "secret": token_hex(32)}


def _slots(cluster: Cluster, bot: str) -> set[str]:
    """The Secret that its pod reads."""
    slot = cluster.bot(bot).get("status", {}).get("slot")
    return {slot["pod"].removesuffix("-0") + "-slots"} if slot else {"no slot yet"}


def wait_for(eve: Person, status: str) -> None:
    """A command answers after 45 s even when the bot needs longer on a busy machine."""
    eventually(lambda: eve.bots()[BOT]["containerStatus"], lambda now: now == status, status)


def _starting(balance: dict[str, float]) -> float:
    """Freqtrade leaves out the untradable hundredth."""
    return round(balance["starting_capital"] / 0.99, 6)
