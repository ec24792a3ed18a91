# SPDX-License-Identifier: Apache-2.0
"""Things that only the exchange can know."""

from __future__ import annotations

from rig.bot import complaint, ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import paper_bot


def test_an_unknown_pair_is_named(cluster: Cluster) -> None:
    cluster.apply(paper_bot("odd-pair", "starter", pairs=("BTC/USDT", "NOSUCHCOIN/USDT")))
    try:
        eventually(lambda: cluster.bot("odd-pair"), ready, "it trades its other pair")
        eventually(
            lambda: str(cluster.bot("odd-pair")["status"].get("conditions")),
            lambda text: "NOSUCHCOIN/USDT" in text,
            "a condition that names the pair",
        )
    finally:
        cluster.delete("bot", "odd-pair")


def test_a_stake_currency_that_is_not_traded(cluster: Cluster) -> None:
    bot = paper_bot("odd-stake", "starter", pairs=("BTC/XYZ",), market={"stakeCurrency": "XYZ"})
    cluster.apply(bot)
    try:
        eventually(
            lambda: complaint(cluster.bot("odd-stake")),
            lambda text: "stakeCurrency" in text and "XYZ" in text,
            "a condition that names spec.market.stakeCurrency",
        )
        exit_ = cluster.bot("odd-stake")["status"].get("lastExit", {})
        assert exit_.get("reason") == "StakeCurrencyNotOnExchange"
    finally:
        cluster.delete("bot", "odd-stake")


def test_an_unknown_strategy(cluster: Cluster) -> None:
    cluster.apply(paper_bot("lost", "starter", strategy="never-written"))
    try:
        eventually(
            lambda: complaint(cluster.bot("lost")),
            lambda text: "never-written" in text and "StrategyResolved" in text,
            "a condition that names the strategy",
        )
    finally:
        cluster.delete("bot", "lost")
