# SPDX-License-Identifier: Apache-2.0
"""No bot gets a strategy that was not looked into, by a pod of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from rig.bot import complaint, condition
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import EAGER, inline_strategy, paper_bot
from rig.pilot import CHECKOUT

PROGRAMS = CHECKOUT / "runtime" / "tests" / "validate" / "malicious"
MALICIOUS = {
    "network": {"NetworkAccess"},
    "read-secrets": {"FileAccess"},
    # These pass every rule; what stops them is the sandbox.
    "numpy-crash": {"Crashed"},
    "memory-bomb": {"OutOfMemory", "Raises"},
}
"""Four of those that are tried without a cluster, by their names there."""
PATIENCE = 300
"""Seconds until all of them are judged on a machine that is busy."""
UNUSED = "val-unused"
LISTENS = "import socket\n" + EAGER


def report(cluster: Cluster, strategy: str, version: str) -> dict[str, Any]:
    """What is written about a version for people."""
    versions = cluster.get("strategy", strategy)["status"]["versions"]
    name = next(v["configMap"] for v in versions if v["version"] == version)
    return cluster.get("configmap", f"{name}-report")


def kept(cluster: Cluster, strategy: str, version: str) -> dict[str, Any]:
    """What the status says of a version; nothing before it is published."""
    versions = cluster.get("strategy", strategy)["status"]["versions"]
    return next((one for one in versions if one["version"] == version), {})


def pods(cluster: Cluster, strategy: str) -> list[dict[str, Any]]:
    return cluster.list("pod", "-l", f"crypto-pilot.dev/validation={strategy}")


def validated(cluster: Cluster, strategy: str, status: str) -> dict[str, Any]:
    """The condition, once it says so."""
    return eventually(
        lambda: condition(cluster.get("strategy", strategy), "Validated"),
        lambda now: now.get("status") == status,
        f"{strategy}: Validated={status}",
        seconds=PATIENCE,
        every=1,
    )


@pytest.fixture(scope="module")
def attacked(cluster: Cluster) -> Iterator[dict[str, int]]:
    """All malicious strategies at once, each with a bot; the pids of the bots from before."""
    before = cluster.agent_of("ema-btc").pids()
    cluster.apply(inline_strategy(UNUSED, "Eager", EAGER))
    for name in MALICIOUS:
        source = (PROGRAMS / f"in-{name}.py").read_text()
        cluster.apply(
            inline_strategy(f"evil-{name}", "Evil", source),
            paper_bot(f"bot-{name}", "starter", strategy=f"evil-{name}"),
        )
    yield before
    cluster.delete("bot", *(f"bot-{name}" for name in MALICIOUS))
    cluster.delete("strategy", UNUSED, *(f"evil-{name}" for name in MALICIOUS))


@pytest.mark.parametrize("name", sorted(MALICIOUS))
@pytest.mark.usefixtures("attacked")
def test_a_malicious_strategy_is_refused(cluster: Cluster, name: str) -> None:
    strategy = f"evil-{name}"
    assert validated(cluster, strategy, "False")["reason"] == "ValidationFailed"

    (version,) = cluster.get("strategy", strategy)["status"]["versions"]
    assert version["state"] == "Invalid"
    assert version["validation"]["accepted"] is False
    readable = eventually(
        lambda: cluster.list("configmap", "-l", f"crypto-pilot.dev/validation={strategy}"),
        bool,
        "a report to read",
    )[0]
    summary = json.loads(readable["data"]["summary.json"])
    found = {finding["code"] for finding in summary["findings"]}
    assert MALICIOUS[name] & found, found

    eventually(
        lambda: complaint(cluster.bot(f"bot-{name}")),
        lambda text: "StrategyInvalid" in text,
        "its bot says why it does not run",
    )
    assert not cluster.bot(f"bot-{name}")["status"].get("slot")


def test_bots_did_not_notice(cluster: Cluster, attacked: dict[str, int]) -> None:
    now = cluster.agent_of("ema-btc").pids()
    assert {bot: pid for bot, pid in now.items() if bot in attacked} == attacked


@pytest.fixture(scope="module")
def trusted(cluster: Cluster) -> Iterator[str]:
    """A bot that runs the first version of a strategy."""
    cluster.apply(
        inline_strategy("val", "Eager", EAGER), paper_bot("val", "starter", strategy="val")
    )
    cluster.wait_ready("val", seconds=PATIENCE)
    yield "val"
    cluster.delete("bot", "val")
    cluster.delete("strategy", "val")


def test_an_accepted_version_reaches_its_bot(cluster: Cluster, trusted: str) -> None:
    assert validated(cluster, trusted, "True")["reason"] == "ValidationPassed"
    document = json.loads(report(cluster, trusted, "1.0.0")["data"]["report.json"])
    locks = {lock["by"] for lock in document["confinement"]["locks"] if lock["holds"]}
    assert "Landlock" in locks, locks
    assert document["confinement"]["weak"] == []
    eventually(lambda: pods(cluster, trusted), lambda left: left == [], "its pod is removed")


def test_a_refused_version_leaves_the_bot_alone(cluster: Cluster, trusted: str) -> None:
    before = cluster.agent_of(trusted).pids()[trusted]
    cluster.patch("strategy", trusted, version="2.0.0", source={"inline": LISTENS})
    eventually(
        lambda: condition(cluster.get("strategy", trusted), "Valid"),
        lambda now: now.get("reason") == "ValidationFailed" and "Eager.py:1:" in now["message"],
        "the new version is refused, with its line",
        seconds=PATIENCE,
        every=1,
    )
    status = cluster.get("strategy", trusted)["status"]
    assert status["stable"] == "1.0.0"
    states = {version["version"]: version["state"] for version in status["versions"]}
    assert states == {"1.0.0": "Stable", "2.0.0": "Invalid"}
    assert cluster.agent_of(trusted).pids()[trusted] == before


def test_what_was_judged_is_not_judged_again(cluster: Cluster, trusted: str) -> None:
    uid = report(cluster, trusted, "1.0.0")["metadata"]["uid"]
    cluster.patch("strategy", trusted, version="1.0.0", source={"inline": EAGER})
    eventually(
        lambda: condition(cluster.get("strategy", trusted), "Ready"),
        lambda now: now.get("status") == "True",
        "back on the first version",
        seconds=PATIENCE,
    )
    assert report(cluster, trusted, "1.0.0")["metadata"]["uid"] == uid
    assert pods(cluster, trusted) == []


def test_an_analysis_that_is_asked_for_refuses_a_look_ahead(cluster: Cluster, trusted: str) -> None:
    before = cluster.agent_of(trusted).pids()[trusted]
    cluster.patch(
        "strategy", trusted, version="3.0.0", className="Tomorrow",
        source={"inline": (PROGRAMS.parent / "risky" / "Tomorrow.py").read_text()},
        validation={"analyses": ["Lookahead"], "onFinding": "Refuse"},
    )  # fmt: skip
    refused = eventually(
        lambda: kept(cluster, trusted, "3.0.0"),
        lambda version: bool(version.get("validation")),
        "the new version is judged",
        seconds=PATIENCE,
        every=1,
    )
    assert refused["state"] == "Invalid"
    (told,) = refused["validation"]["analyses"]
    assert (told["name"], told["result"]) == ("Lookahead", "Found")
    assert "next" in told["message"], "it names the columns"
    stays = kept(cluster, trusted, "1.0.0")
    assert stays["state"] == "Stable"
    assert stays["validation"].get("analyses", []) == [], "it is asked about the version in spec"
    assert cluster.agent_of(trusted).pids()[trusted] == before


@pytest.mark.usefixtures("attacked")
def test_a_strategy_without_bots_is_ready_all_the_same(cluster: Cluster) -> None:
    eventually(
        lambda: condition(cluster.get("strategy", UNUSED), "Ready"),
        lambda now: now.get("status") == "True",
        "Ready without a bot",
        seconds=PATIENCE,
        every=1,
    )
