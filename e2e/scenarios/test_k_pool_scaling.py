# SPDX-License-Identifier: Apache-2.0
"""A pool of trading bots grows and shrinks by `kubectl scale`, and goes when nobody uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import eager_strategy, paper_bot, pool
from rig.processes import one_process_each
from rig.trades import trades_of, wait_for_trades

POOL, STRATEGY = "tide", "tide-eager"
BOTS = ("tide-1", "tide-2")

pytestmark = pytest.mark.usefixtures("tide")


@pytest.fixture(scope="module")
def tide(cluster: Cluster) -> Iterator[None]:
    """One bot with open trades in the pool's only pod; the next one goes where fewer are."""
    cluster.apply(eager_strategy(STRATEGY))
    cluster.apply(
        pool(
            POOL, slots=2, most=2, placement="Spread", scaleDownAfter="1s",
            template={"storage": {"whenUnused": "Archive"}},
        ),
        bot(BOTS[0]),
    )  # fmt: skip
    yield
    cluster.delete("bot", *BOTS)
    cluster.delete("botpool", POOL)
    cluster.delete("pvc", "-l", f"crypto-pilot.dev/pool={POOL}")
    cluster.delete("strategy", STRATEGY)


def bot(name: str) -> dict[str, Any]:
    return paper_bot(name, POOL, strategy=STRATEGY, update="Immediate")


def scale(cluster: Cluster, pods: int) -> None:
    cluster.kubectl("scale", "botpool", POOL, f"--replicas={pods}")


def pods(cluster: Cluster) -> tuple[int, int]:
    """As many as there are, and as many as answer."""
    totals = cluster.api.pools()[POOL].get("status", {}).get("totals") or {}
    return totals.get("pods", 0), totals.get("readyPods", 0)


def claim(cluster: Cluster, ordinal: int) -> dict[str, str]:
    claims = cluster.api.objects("persistentvolumeclaims", POOL)
    return dict(claims[f"data-{POOL}-{ordinal}-0"]["metadata"]["labels"])


def test_scaled_up_and_down_without_losing_a_trade(cluster: Cluster) -> None:
    scale(cluster, 2)
    eventually(lambda: pods(cluster), lambda now: now == (2, 2), "a second pod", 180)
    cluster.apply(bot(BOTS[1]))
    before = wait_for_trades(cluster, *BOTS)
    assert cluster.bot(BOTS[1])["status"]["slot"]["pod"] == f"{POOL}-1-0"

    with one_process_each(*BOTS):
        scale(cluster, 1)
        eventually(lambda: pods(cluster), lambda now: now == (1, 1), "one pod is left", 180)
        cluster.wait_ready(*BOTS)
    moved = cluster.bot(BOTS[1])["status"]
    assert moved["slot"]["pod"] == f"{POOL}-0-0"
    assert moved["move"]["reason"] == "ScaleDown"
    assert moved["move"]["downtimeMs"] > 0
    assert {name: trades_of(cluster, name) for name in BOTS} == before


def test_the_volume_of_the_pod_that_went_is_archived(cluster: Cluster) -> None:
    archived = "crypto-pilot.dev/archived"
    eventually(lambda: claim(cluster, 1), lambda labels: labels.get(archived) == "true", archived)
    assert archived not in claim(cluster, 0)


def test_a_pool_without_bots_goes_and_its_volumes_are_archived(cluster: Cluster) -> None:
    cluster.delete("bot", *BOTS)
    cluster.patch("botpool", POOL, removeEmptyAfter="1s")
    eventually(cluster.api.pools, lambda pools: POOL not in pools, "the pool is gone", 120)
    assert cluster.api.objects("pods", POOL) == {}
    for ordinal in (0, 1):
        eventually(
            lambda ordinal=ordinal: claim(cluster, ordinal),  # type: ignore[misc]
            lambda labels: labels.get("crypto-pilot.dev/archived") == "true",
            f"the volume of pod {ordinal} is archived",
        )
