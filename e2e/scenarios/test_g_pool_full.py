# SPDX-License-Identifier: Apache-2.0
"""A pool with no slot left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rig.bot import condition, ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import paper_bot, pool


@pytest.fixture
def tiny(cluster: Cluster) -> Iterator[str]:
    """One pod with one slot."""
    cluster.apply(pool("tiny", slots=1, most=1))
    yield "tiny"
    cluster.delete("bot", "tiny-one", "tiny-two")
    cluster.delete("botpool", "tiny")


def test_a_bot_waits_until_a_slot_is_free(cluster: Cluster, tiny: str) -> None:
    cluster.apply(paper_bot("tiny-one", tiny))
    cluster.wait_ready("tiny-one")
    cluster.apply(paper_bot("tiny-two", tiny))
    waiting = eventually(
        lambda: condition(cluster.bot("tiny-two"), "Placed"),
        lambda c: c.get("status") == "False" and c.get("reason") == "PoolFull",
        "Placed=False, PoolFull",
    )
    assert tiny in waiting["message"]
    refused = cluster.pilot.run("logs", "tiny-two")
    assert refused.code == 7
    assert "no slot" in refused.err

    cluster.delete("bot", "tiny-one")
    eventually(lambda: cluster.bot("tiny-two"), ready, "placed in the freed slot")
