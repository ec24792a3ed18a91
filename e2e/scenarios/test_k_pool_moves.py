# SPDX-License-Identifier: Apache-2.0
"""Bots with open trades change their pools, both ways at once and while somebody asks them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import eager_strategy, paper_bot, pool
from rig.processes import one_process_each
from rig.trades import Trade, trades_of, wait_for_trades

STRATEGY = "roam-eager"
EAST, WEST = "roam-east", "roam-west"
GOING, COMING, STAYING = "roam-going", "roam-coming", "roam-staying"
BOTS = (GOING, COMING, STAYING)
Trades = dict[str, set[Trade]]


@pytest.fixture(scope="module")
def trades(cluster: Cluster) -> Iterator[Trades]:
    """Two pools of one pod each, and what their bots have traded."""
    cluster.apply(eager_strategy(STRATEGY), pool(EAST, slots=2), pool(WEST, slots=2))
    cluster.apply(*[bot(name, pool) for name, pool in zip(BOTS, (EAST, WEST, EAST), strict=True)])
    yield wait_for_trades(cluster, *BOTS)
    cluster.delete("bot", *BOTS)
    cluster.delete("botpool", EAST, WEST, *own_pools(cluster))
    cluster.delete("strategy", STRATEGY)


def bot(name: str, pool: str) -> dict[str, Any]:
    return paper_bot(name, pool, strategy=STRATEGY, update="Immediate")


def own_pools(cluster: Cluster) -> list[str]:
    return [name for name in cluster.api.pools() if name.startswith(f"only-{GOING}-")]


@contextmanager
def asked_all_the_time(cluster: Cluster, name: str) -> Iterator[list[int]]:
    """A client that reads a bot's trades again and again; the numbers of its answers."""
    agent, slot = cluster.agent_of(name), cluster.bot(name)["status"]["slot"]["id"]
    answers: list[int] = []
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            answers.append(len(agent.bot_api(slot, "status")))

    thread = threading.Thread(target=ask, name="client")
    thread.start()
    try:
        yield answers
    finally:
        over.set()
        thread.join()


def wait_moved(cluster: Cluster, name: str, to: str) -> dict[str, Any]:
    """Its status, once it is ready in that pool and the way there is closed."""

    def is_there(bots: dict[str, dict[str, Any]]) -> bool:
        status = bots[name].get("status", {})
        slot, move = status.get("slot") or {}, status.get("move") or {}
        arrived = slot.get("pool") == to and move.get("to") == slot.get("pod")
        return ready(bots[name]) and arrived and move.get("phase") == "Done"

    return dict(eventually(cluster.api.bots, is_there, f"{name} in {to}", 180)[name]["status"])


def test_two_bots_change_their_places_under_load(cluster: Cluster, trades: Trades) -> None:
    neighbour = cluster.agent_of(STAYING).pids()[STAYING]
    with one_process_each(*BOTS), asked_all_the_time(cluster, STAYING) as answers:
        cluster.patch_bot(GOING, placement={"pool": WEST})
        cluster.patch_bot(COMING, placement={"pool": EAST})
        moved = [wait_moved(cluster, GOING, WEST), wait_moved(cluster, COMING, EAST)]
    assert [status["move"]["reason"] for status in moved] == ["Placement", "Placement"]
    assert all(status["move"]["downtimeMs"] > 0 for status in moved)
    assert {name: trades_of(cluster, name) for name in BOTS} == trades
    assert cluster.agent_of(STAYING).pids()[STAYING] == neighbour, "a neighbour is left alone"
    assert len(answers) > 1
    assert set(answers) == {2}


@pytest.mark.usefixtures("trades")
def test_the_pools_tell_of_the_moves(cluster: Cluster) -> None:
    for pool_ in (EAST, WEST):
        eventually(
            lambda pool_=pool_: {  # type: ignore[misc]
                move["bot"]: move["phase"]
                for move in cluster.api.pools()[pool_]["status"].get("moves") or []
            },
            lambda phases: phases == {GOING: "Done", COMING: "Done"},
            f"moves in the status of {pool_}",
        )
    answer = cluster.pilot.run("pool", WEST).ok().out
    assert GOING in answer


def test_into_a_pod_of_its_own_and_back(cluster: Cluster, trades: Trades) -> None:
    with one_process_each(GOING):
        cluster.patch_bot(GOING, placement={"pool": None, "dedicated": True})
        (own,) = eventually(lambda: own_pools(cluster), bool, "a pool for it alone")
        alone = wait_moved(cluster, GOING, own)
        assert alone["move"]["downtimeMs"] > 0
        assert cluster.api.pools()[own]["spec"]["slotsPerPod"] == 1
        assert trades_of(cluster, GOING) == trades[GOING]

        cluster.patch_bot(GOING, placement={"pool": WEST, "dedicated": None})
        back = wait_moved(cluster, GOING, WEST)
    assert back["move"]["from"] == alone["slot"]["pod"]
    assert trades_of(cluster, GOING) == trades[GOING]
