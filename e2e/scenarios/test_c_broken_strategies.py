# SPDX-License-Identifier: Apache-2.0
"""A broken strategy reaches no bot, or hurts its own bot only; the Bot says what and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rig.bot import complaint, phase, ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import BREAKS_IN_A_BOT, inline_strategy, paper_bot
from rig.pilot import CHECKOUT

GOOD = (CHECKOUT / "strategies" / "ema-rsi" / "EmaRsiStrategy.py").read_text()
SYNTAX = "class Broken(IStrategy):\n    timeframe = '1m\n"
IMPORT = "import no_such_module_anywhere\n" + GOOD.replace("class EmaRsiStrategy", "class Broken")
WRONG_CLASS = GOOD

CASES = {
    "syntax-error": (SYNTAX, ("StrategyInvalid", "Broken.py:2:")),
    "import-error": (IMPORT, ("StrategyInvalid", "Broken.py", "no_such_module_anywhere")),
    "wrong-class": (WRONG_CLASS, ("StrategyInvalid", "Broken")),
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
    others = cluster.agent_of("ema-btc").pids()
    seen = eventually(
        lambda: complaint(cluster.bot(name)),
        lambda text: all(word in text for word in words),
        f"a condition of {name} that names {words}",
        seconds=180,
    )
    assert "Traceback" not in seen
    assert not cluster.bot(name)["status"].get("slot"), "it never got a process"
    assert cluster.agent_of("ema-btc").pids() == others


def test_what_only_a_bot_finds_out_hurts_that_bot_only(cluster: Cluster) -> None:
    name = "only-in-a-bot"
    others = cluster.agent_of("ema-btc").pids()
    cluster.apply(
        inline_strategy(name, "Broken", BREAKS_IN_A_BOT),
        paper_bot(name, "starter", strategy=name),
    )
    try:
        seen = eventually(
            lambda: complaint(cluster.bot(name)),
            lambda text: "Broken.py" in text and "not what it was tried with" in text,
            "the line, and the strategy's own words",
            seconds=180,
        )
        assert "Traceback" not in seen
        eventually(
            lambda: phase(cluster.bot(name)),
            lambda seen: seen == "Failed",
            "it is not restarted for ever",
        )
        now = cluster.agent_of("ema-btc").pids()
        assert {n: p for n, p in now.items() if n != name} == others
    finally:
        cluster.delete("bot", name)
        cluster.delete("strategy", name)


def test_the_same_pool_still_takes_good_bots(cluster: Cluster) -> None:
    cluster.apply(paper_bot("after-broken", "starter"))
    try:
        eventually(lambda: cluster.bot("after-broken"), ready, "Ready")
    finally:
        cluster.delete("bot", "after-broken")
