# SPDX-License-Identifier: Apache-2.0
"""A broken strategy hurts its own bot only, and the Bot says what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rig.bot import complaint, ready
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.manifests import inline_strategy, paper_bot
from rig.pilot import CHECKOUT

GOOD = (CHECKOUT / "strategies" / "ema-rsi" / "EmaRsiStrategy.py").read_text()

SYNTAX = "class Broken(IStrategy):\n    timeframe = '1m\n"
IMPORT = "import no_such_module_anywhere\n" + GOOD.replace("class EmaRsiStrategy", "class Broken")
WRONG_CLASS = GOOD

CASES = {
    "syntax-error": (SYNTAX, ("Broken.py", "line 2")),
    "import-error": (IMPORT, ("Broken.py", "no_such_module_anywhere")),
    "wrong-class": (WRONG_CLASS, ("Broken",)),
}


@pytest.fixture(params=sorted(CASES))
def broken(
    cluster: Cluster, request: pytest.FixtureRequest
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A bot with a broken strategy in the pool of the story's bots."""
    name = str(request.param)
    source, words = CASES[name]
    cluster.apply(inline_strategy(name, "Broken", source))
    cluster.apply(paper_bot(f"bot-{name}", "starter", strategy=name))
    yield f"bot-{name}", words
    cluster.delete("bot", f"bot-{name}")
    cluster.delete("strategy", name)


def test_the_bot_says_what_is_wrong(cluster: Cluster, broken: tuple[str, tuple[str, ...]]) -> None:
    name, words = broken
    others = {n: p for n, p in cluster.agent_of("ema-btc").pids().items() if n != name}
    seen = eventually(
        lambda: complaint(cluster.bot(name)),
        lambda text: all(word in text for word in words),
        f"a condition of {name} that names {words}",
    )
    assert "Traceback" not in seen

    bot = cluster.bot(name)
    if bot["status"].get("slot"):
        # It got as far as a process: no crash loop at full speed.
        starts = cluster.agent_of("ema-btc").bots().get(name, {}).get("restarts", 0)
        always(
            lambda: cluster.agent_of("ema-btc").bots().get(name, {}).get("restarts", 0),
            lambda restarts: restarts <= starts + 1,
            "restarts are held back",
            seconds=10,
        )
    now = cluster.agent_of("ema-btc").pids()
    assert {n: p for n, p in now.items() if n != name} == others


def test_the_same_pool_still_takes_good_bots(cluster: Cluster) -> None:
    cluster.apply(paper_bot("after-broken", "starter"))
    try:
        eventually(lambda: cluster.bot("after-broken"), ready, "Ready")
    finally:
        cluster.delete("bot", "after-broken")
