# SPDX-License-Identifier: Apache-2.0
"""An author's way: the guide is followed to the letter, and a change in Git reaches the bots."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import paper_bot, pool
from rig.pilot import CHECKOUT
from rig.runbook import Block, read_guide

GUIDE = CHECKOUT / "docs" / "strategies.md"
POOL, BOTS, OWN, FROM_GIT = "author", ("author-a", "author-b"), "my-idea", "rsi-turn"


@pytest.fixture(scope="module")
def bots(cluster: Cluster) -> Iterator[None]:
    """Two bots with a strategy of the shelf."""
    cluster.apply(pool(POOL, slots=2))
    cluster.apply(*(paper_bot(name, POOL, update="Immediate") for name in BOTS))
    cluster.wait_ready(*BOTS)
    yield
    cluster.delete("bot", *BOTS)
    cluster.delete("botpool", POOL)
    cluster.delete("strategy", OWN, FROM_GIT)
    names = [one["metadata"]["name"] for one in cluster.list("configmap")]
    sources = [n for n in names if n.startswith((f"strategy-{OWN}-", f"strategy-{FROM_GIT}-"))]
    cluster.delete("configmap", *sources)


@pytest.fixture
def shell(cluster: Cluster, tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who follows the guide."""
    programs = tmp_path / "bin"
    programs.mkdir()
    kubectl = programs / "kubectl"
    kubectl.write_text(f'#!/bin/sh\nexec "{CHECKOUT}/pilot" kubectl "$@"\n')
    kubectl.chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    directory = str(tmp_path / "strategies")
    return {**cluster.pilot.env, "PATH": path, "NS": "default", "BOT": BOTS[0], "DIR": directory}


def run(script: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def follow(heading: str, env: dict[str, str]) -> None:
    blocks: tuple[Block, ...] = read_guide(GUIDE, heading)
    for block in blocks:
        said = run(block.script, env)
        assert block.content_with(said), f"{block.script}\nshows {block.shows}: {said}"


def runs(cluster: Cluster, strategy: str) -> dict[str, str]:
    """The version that each bot's process has of it."""
    seen = {name: cluster.bot(name)["status"].get("strategy") or {} for name in BOTS}
    return {n: s["version"] if s.get("name") == strategy else "" for n, s in seen.items()}


def strategy(cluster: Cluster, name: str) -> dict[str, Any]:
    return cluster.api.get(f"/apis/crypto-pilot.dev/v1alpha1/namespaces/default/strategies/{name}")


@pytest.mark.usefixtures("bots")
def test_the_guide_is_followed(cluster: Cluster, shell: dict[str, str]) -> None:
    follow("From the first file to a promoted version", shell)
    # A third version, which is on its way when the telephone rings.
    bump = f'./pilot strategy bump "$DIR/{OWN}" patch -m "Sells earlier still."'
    edit = f'sed -i s/default=65/default=60/ "$DIR/{OWN}/MyIdea.py"'
    run(f'{edit}\n{bump}\n./pilot strategy publish --no-validate "$DIR/{OWN}"', shell)
    eventually(
        lambda: strategy(cluster, OWN)["status"].get("candidate"),
        lambda candidate: candidate == "0.2.1",
        "0.2.1 is on its way",
        seconds=180,
    )
    follow("At 3 a.m.", shell)
    cluster.wait_ready(BOTS[0], seconds=180)


@pytest.mark.usefixtures("bots")
def test_a_change_in_git_is_rolled_out(
    cluster: Cluster, shell: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(CHECKOUT / "examples" / "gitops" / "strategies", tmp_path / "strategies")
    directory = tmp_path / "strategies" / FROM_GIT
    apply = 'kubectl apply -k "$DIR"'
    run(apply, shell)
    for name in BOTS:
        cluster.patch_bot(name, strategy={"name": FROM_GIT, "version": None})
    eventually(
        lambda: runs(cluster, FROM_GIT),
        lambda seen: set(seen.values()) == {"0.1.0"},
        "both bots run what is in Git",
        seconds=180,
    )
    cluster.wait_ready(*BOTS, seconds=180)
    first = {path.name: path.read_text() for path in directory.iterdir()}
    pids = cluster.agent_of(BOTS[0]).pids()

    program = directory / "RsiTurn.py"
    program.write_text(program.read_text().replace("default=70", "default=65"))
    refused = cluster.try_kubectl("apply", "-k", shell["DIR"])
    assert "a version never changes its content" in refused.err

    run(f'./pilot strategy bump "$DIR/{FROM_GIT}" patch -m "Sells earlier."\n{apply}', shell)
    after = eventually(
        lambda: runs(cluster, FROM_GIT),
        lambda seen: "0.1.1" in seen.values(),
        "the first bot runs the new version",
        seconds=180,
    )
    assert sorted(after.values()) == ["0.1.0", "0.1.1"], "the first step is one bot of two"
    (other,) = [name for name, version in after.items() if version == "0.1.0"]
    assert cluster.agent_of(other).pids()[other] == pids[other]

    for name, text in first.items():
        (directory / name).write_text(text)
    run(apply, shell)
    eventually(
        lambda: runs(cluster, FROM_GIT),
        lambda seen: set(seen.values()) == {"0.1.0"},
        "what was reverted in Git is taken back",
        seconds=180,
    )
    assert cluster.agent_of(other).pids()[other] == pids[other]
