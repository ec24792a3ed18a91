# SPDX-License-Identifier: Apache-2.0
"""Each runbook is followed on a cluster that has its trouble, until the trouble is gone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from rig.bot import complaint, condition, open_trades, ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import BREAKS_IN_A_BOT, eager_strategy, inline_strategy, paper_bot, pool
from rig.pilot import CHECKOUT
from rig.runbook import Block, read_runbook

PAGES = CHECKOUT / "docs" / "operations"


@pytest.fixture
def shell(cluster: Cluster, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of somebody who follows a runbook."""
    programs = tmp_path / "bin"
    programs.mkdir()
    kubectl = programs / "kubectl"
    kubectl.write_text(f'#!/bin/sh\nexec "{CHECKOUT}/pilot" kubectl "$@"\n')
    kubectl.chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    yield {**cluster.pilot.env, "PATH": path, "NS": "default", "BOT": "rb-bot", "POOL": "rb"}
    cluster.exchange.heal()
    cluster.delete("bot", "rb-bot", "rb-first")
    cluster.delete("botpool", "rb", "rb-old")
    cluster.delete("strategy", "rb-broken", "rb-idle", "eager")


def follow(page: str, env: dict[str, str]) -> None:
    runbook = read_runbook(PAGES / page)
    for block in (*runbook.find_out, *runbook.mend):
        run(block, env)


def run(block: Block, env: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.script],
        cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block.script}\n{done.stdout}\n{done.stderr}"
    assert block.content_with(done.stdout), f"{block.script}\nshows {block.shows}: {done.stdout}"


def test_every_page_is_followed_by_a_test() -> None:
    pages = {page.name for page in PAGES.glob("*.md") if "\n## Mend it\n" in page.read_text()}
    source = Path(__file__).read_text()
    assert pages
    assert {page for page in pages if f'"{page}"' not in source} == set()


def test_a_bot_will_not_start(cluster: Cluster, shell: dict[str, str]) -> None:
    cluster.apply(inline_strategy("rb-broken", "Broken", BREAKS_IN_A_BOT), pool("rb"))
    cluster.apply(paper_bot("rb-bot", "rb", strategy="rb-broken"))
    eventually(
        lambda: (cluster.bot("rb-bot").get("status", {}).get("lastExit") or {}).get("message", ""),
        lambda text: "Broken.py line" in text,
        "how it ended",
        seconds=180,
    )
    follow("bot-will-not-start.md", shell)


def test_a_pod_will_not_start(cluster: Cluster, shell: dict[str, str]) -> None:
    cluster.apply(pool("rb", template={"image": "cryptopilot/runtime:not-there"}))
    eventually(
        lambda: condition(cluster.get("botpool", "rb"), "Available"),
        lambda c: c.get("status") == "False",
        "Available=False",
    )
    follow("pod-will-not-start.md", shell)


def test_a_pool_is_full(cluster: Cluster, shell: dict[str, str]) -> None:
    cluster.apply(pool("rb", slots=1, most=1), paper_bot("rb-first", "rb"))
    cluster.wait_ready("rb-first")
    cluster.apply(paper_bot("rb-bot", "rb"))
    eventually(
        lambda: condition(cluster.bot("rb-bot"), "Placed"),
        lambda c: c.get("reason") == "PoolFull",
        "PoolFull",
    )
    follow("pool-full.md", shell)
    assert ready(cluster.bot("rb-first"))


def test_the_exchange_refuses_us(cluster: Cluster, shell: dict[str, str]) -> None:
    cluster.apply(pool("rb"), paper_bot("rb-bot", "rb"))
    cluster.wait_ready("rb-bot")
    cluster.exchange.refuse(status=418, retry_after=1)
    eventually(
        lambda: cluster.pilot.run("logs", "rb-bot", "--tail", "400").out,
        lambda log: "418" in log,
        "the refusal in the bot's log",
    )
    looking = read_runbook(PAGES / "exchange-ban.md")
    for block in (*looking.find_out, looking.mend[0]):
        run(block, shell)
    cluster.exchange.heal()
    run(looking.mend[1], shell)


def test_a_move_is_stuck(cluster: Cluster, shell: dict[str, str]) -> None:
    cluster.apply(eager_strategy(), pool("rb-old"), pool("rb"))
    cluster.apply(paper_bot("rb-bot", "rb-old", strategy="eager", update="WhenFlat"))
    eventually(lambda: cluster.bot("rb-bot"), lambda bot: open_trades(bot) > 0, "an open trade")
    cluster.patch_bot("rb-bot", placement={"pool": "rb"})
    eventually(
        lambda: complaint(cluster.bot("rb-bot")), lambda text: "WaitingForFlat" in text, "waiting"
    )
    follow("move-stuck.md", shell)
    assert open_trades(cluster.bot("rb-bot")) > 0


def test_memory_grows(cluster: Cluster, shell: dict[str, str]) -> None:
    # One that never trades: a bot is restarted for its memory only when it has no open trade.
    cluster.apply(eager_strategy("rb-idle", enters=False))
    cluster.apply(pool("rb", health={"memoryPerBot": "8Mi", "cooldown": "5s"}))
    cluster.apply(paper_bot("rb-bot", "rb", strategy="rb-idle"))
    eventually(
        lambda: cluster.bot("rb-bot").get("status", {}).get("lastExit") or {},
        lambda last: last.get("reason") == "MemoryWatermark",
        "a restart by the watermark",
        seconds=240,
    )
    follow("memory-grows.md", shell)
