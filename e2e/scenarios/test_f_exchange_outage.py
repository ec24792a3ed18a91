# SPDX-License-Identifier: Apache-2.0
"""The exchange goes away for a minute."""

from __future__ import annotations

from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import STORY_BOTS, paper_bot


def test_bots_recover_and_a_new_one_comes_up_later(cluster: Cluster) -> None:
    agent = cluster.agent_of("ema-btc")
    cluster.exchange.outage(60)
    cluster.apply(paper_bot("impatient", "starter"))
    try:
        eventually(
            lambda: agent.bots().get("impatient", {}),
            lambda b: not b.get("ready") and b.get("state") in ("starting", "backoff", "failed"),
            "it waits for the exchange",
        )
        eventually(lambda: cluster.bot("impatient"), ready, "Ready once the exchange is back", 180)
        cluster.wait_ready(*STORY_BOTS, seconds=180)
    finally:
        cluster.delete("bot", "impatient")
