# SPDX-License-Identifier: Apache-2.0
"""The template of a pool changes under trading bots: pod by pod, and back when it is no good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rig.bot import condition
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.manifests import eager_strategy, paper_bot, pool
from rig.processes import one_process_each
from rig.trades import Trade, trades_of, wait_for_trades

POOL, BOT, STRATEGY = "dress", "dress-bot", "dress-eager"


@pytest.fixture(scope="module")
def trades(cluster: Cluster) -> Iterator[set[Trade]]:
    """A pool that may have one pod, with a bot that has open trades."""
    cluster.apply(eager_strategy(STRATEGY))
    cluster.apply(
        pool(POOL, slots=2, scaleDownAfter="1s", update={"bots": "Move", "maxSurge": 1}),
        paper_bot(BOT, POOL, strategy=STRATEGY, update="Immediate"),
    )
    yield wait_for_trades(cluster, BOT)[BOT]
    cluster.delete("bot", BOT)
    cluster.delete("botpool", POOL)
    cluster.delete("strategy", STRATEGY)


def up_to_date(cluster: Cluster) -> dict[str, Any]:
    """The condition, if it is about the spec as it is now."""
    seen = cluster.api.pools()[POOL]
    current = condition(seen, "UpToDate")
    return current if current.get("observedGeneration") == seen["metadata"]["generation"] else {}


def wait_for(cluster: Cluster, reason: str) -> dict[str, Any]:
    return eventually(
        lambda: up_to_date(cluster), lambda now: now.get("reason") == reason, reason, 120
    )


def pod_uids(cluster: Cluster) -> dict[str, str]:
    pods = cluster.api.objects("pods", POOL)
    return {name: pod["metadata"]["uid"] for name, pod in pods.items()}


@pytest.mark.usefixtures("trades")
def test_a_paused_change_waits(cluster: Cluster) -> None:
    before = pod_uids(cluster)
    cluster.patch(
        "botpool", POOL,
        update={"paused": True}, template={"resources": {"requests": {"memory": "300Mi"}}},
    )  # fmt: skip
    wait_for(cluster, "UpdatePaused")
    always(lambda: pod_uids(cluster), lambda now: now == before, "pods stay", seconds=2)


def test_bots_move_to_a_spare_pod_with_the_new_template(
    cluster: Cluster, trades: set[Trade]
) -> None:
    before = pod_uids(cluster)
    with one_process_each(BOT):
        cluster.patch("botpool", POOL, update={"paused": False})
        wait_for(cluster, "AsAsked")
        cluster.wait_ready(BOT)
    (made,) = eventually(
        lambda: cluster.api.objects("pods", POOL),
        lambda pods: len(pods) == 1,
        "only the pod with the new template is left",
    ).values()
    assert made["metadata"]["uid"] not in before.values()
    assert made["spec"]["containers"][0]["resources"]["requests"]["memory"] == "300Mi"
    status = cluster.bot(BOT)["status"]
    assert status["move"]["reason"] == "Rollout"
    assert status["move"]["downtimeMs"] > 0
    assert trades_of(cluster, BOT) == trades


def test_a_bad_template_stops_at_the_spare_pod(cluster: Cluster, trades: set[Trade]) -> None:
    pids = cluster.agent_of(BOT).pids()
    cluster.patch(
        "botpool", POOL,
        update={"deadline": "5s"}, template={"image": "cryptopilot/runtime:not-there"},
    )  # fmt: skip
    taken_back = wait_for(cluster, "RolledBack")
    assert "is not up" in taken_back["message"]
    assert cluster.agent_of(BOT).pids() == pids, "its bots did not notice"
    eventually(
        lambda: pod_uids(cluster), lambda pods: len(pods) == 1, "a single pod, as before", 120
    )
    assert trades_of(cluster, BOT) == trades


def test_a_bad_template_that_was_tried_in_place_returns(
    cluster: Cluster, trades: set[Trade]
) -> None:
    with one_process_each(BOT):
        cluster.patch(
            "botpool", POOL,
            update={"bots": "Immediate"}, template={"image": "cryptopilot/runtime:nor-this"},
        )  # fmt: skip
        wait_for(cluster, "RolledBack")
        cluster.wait_ready(BOT, seconds=180)
    (pod,) = cluster.api.objects("pods", POOL).values()
    assert pod["spec"]["containers"][0]["image"] != "cryptopilot/runtime:nor-this"
    assert trades_of(cluster, BOT) == trades
