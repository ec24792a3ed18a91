# SPDX-License-Identifier: Apache-2.0
"""Pods whose kubelet, node or memory fails: named, never doubled, and back with their trades."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from rig.bot import condition, phase
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.manifests import EAGER, inline_strategy, paper_bot, pool
from rig.node_loss import frozen, silent_kubelet, watched_nodes
from rig.processes import living, one_process_each, pod_of
from rig.trades import Trade, trades_of, wait_for_trades

POOL = "mend"
STRATEGY = "mend-eager"
BOTS = ("mend-one", "mend-two")
LATER = "mend-later"
FIRST_POD, SECOND_POD = f"{POOL}-0-0", f"{POOL}-1-0"
LIMIT_MIB = 1024
Trades = dict[str, set[Trade]]

GREEDY = """
    def bot_loop_start(self, current_time, **_):
        import time

        if (self.config["user_data_dir"] / "greed").exists():
            (self.config["user_data_dir"] / "greed").unlink()
            for _ in range(9):
                try:
                    self.held = b"x" * ({mib} << 20)
                    time.sleep(600)
                except KeyboardInterrupt:
                    pass  # a watermark that ends it gracefully comes too late
"""
"""Validation lets that pass with a warning: it touches the bot's own files only."""


def order_greed(cluster: Cluster) -> None:
    """Has the first bot take more memory than its pod may have, once."""
    slot = cluster.bot(BOTS[0])["status"]["slot"]["id"]
    (data,) = cluster.pilot.home.glob(f"node/volumes/*/bots/{slot}")
    (data / "greed").touch()


@pytest.fixture(scope="module")
def trades(cluster: Cluster) -> Iterator[Trades]:
    """Two bots in the first of two pods, and what they have traded."""
    source = EAGER + GREEDY.format(mib=LIMIT_MIB + 200)
    limits = {"resources": {"limits": {"memory": f"{LIMIT_MIB}Mi"}}}
    cluster.apply(
        inline_strategy(STRATEGY, "Eager", source),
        pool(POOL, slots=4, most=2, template=limits, pods={"min": 2, "max": 2}),
        *[bot(name) for name in BOTS],
    )
    before = wait_for_trades(cluster, *BOTS)
    assert {cluster.bot(name)["status"]["slot"]["pod"] for name in BOTS} == {FIRST_POD}
    yield before
    cluster.delete("bot", *BOTS, LATER)
    cluster.delete("botpool", POOL)
    cluster.delete("strategy", STRATEGY)


def bot(name: str) -> dict[str, Any]:
    return paper_bot(name, POOL, strategy=STRATEGY)


def wait_degraded(cluster: Cluster, *words: str) -> None:
    """Until the pool's condition says all that."""
    eventually(
        lambda: condition(cluster.api.pools()[POOL], "Degraded"),
        lambda seen: seen.get("status") == "True" and all(w in seen["message"] for w in words),
        f"Degraded with {words}",
    )


def wait_well(cluster: Cluster) -> None:
    cluster.wait_ready(*BOTS)
    eventually(
        lambda: condition(cluster.api.pools()[POOL], "Degraded"),
        lambda seen: seen.get("status") == "False",
        "the pool is well again",
    )


def wait_trades(cluster: Cluster, trades: Trades) -> None:
    """Until the bots say that they have the trades of before, no more and no less."""

    def seen() -> Trades:
        try:
            return {name: trades_of(cluster, name) for name in BOTS}
        except (OSError, KeyError):
            return {}  # on its way up

    eventually(seen, lambda now: now == trades, "the trades of before", 180)


def pod_uid(cluster: Cluster) -> str:
    """Of the first pod; empty while there is none."""
    pod = cluster.api.objects("pods", POOL).get(FIRST_POD, {"metadata": {"uid": ""}})
    return str(pod["metadata"]["uid"])


def test_slots_that_the_kubelet_does_not_hand_on_are_named_and_taken_up_later(
    cluster: Cluster, trades: Trades
) -> None:
    agent, uid = cluster.agent_of(BOTS[0]), pod_uid(cluster)
    before = agent.pids()
    with silent_kubelet(cluster):
        cluster.patch_bot(BOTS[1], state="Paused")
        wait_degraded(cluster, FIRST_POD, "revision", "the kubelet is told again")
        assert agent.pids() == before
    eventually(lambda: phase(cluster.bot(BOTS[1])), lambda seen: seen == "Paused", "paused")
    cluster.patch_bot(BOTS[1], state="Running")
    wait_well(cluster)
    assert pod_uid(cluster) == uid
    wait_trades(cluster, trades)


def test_bots_of_a_lost_node_start_nowhere_else_and_go_on_when_it_is_back(
    cluster: Cluster, trades: Trades
) -> None:
    uid, processes = pod_uid(cluster), pod_of(cluster.agent_of(BOTS[0]).pids()[BOTS[0]])
    with watched_nodes(cluster), one_process_each(*BOTS):
        with silent_kubelet(cluster), frozen(*processes):
            wait_degraded(cluster, FIRST_POD, "does not report", "bring it back")
            # What Kubernetes itself does five minutes later.
            cluster.kubectl("delete", "pod", FIRST_POD, "--wait=false")
            always(
                lambda: sorted(b.rpartition("-")[0] for b in living().values() if "mend" in b),
                lambda seen: seen == sorted(BOTS),
                "one process each, the old ones",
                seconds=5,
            )
            assert pod_uid(cluster) == uid
        eventually(
            lambda: pod_uid(cluster), lambda now: now not in ("", uid), "the pod is made again", 120
        )
        wait_well(cluster)
    wait_trades(cluster, trades)


def test_a_pod_that_was_ended_for_its_memory_is_back_and_takes_no_further_bots(
    cluster: Cluster, trades: Trades
) -> None:
    uid = pod_uid(cluster)
    with one_process_each(*BOTS):
        order_greed(cluster)
        wait_degraded(cluster, FIRST_POD, "ended the container for its memory", "raise spec")
        cluster.wait_ready(*BOTS, seconds=180)
    pod = cluster.api.objects("pods", POOL)[FIRST_POD]
    (container,) = pod["status"]["containerStatuses"]
    assert container["lastState"]["terminated"]["reason"] == "OOMKilled", json.dumps(container)
    assert pod["metadata"]["uid"] == uid
    wait_trades(cluster, trades)

    # Bots are packed into the first pod otherwise.
    cluster.apply(bot(LATER))
    cluster.wait_ready(LATER)
    assert cluster.bot(LATER)["status"]["slot"]["pod"] == SECOND_POD
