# SPDX-License-Identifier: Apache-2.0
"""Versions of a strategy reach ten trading bots: one is promoted, three are taken back."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from rig.bot import condition, ready
from rig.cluster import Cluster
from rig.deadline import always, eventually
from rig.lane import LOSING_PAIR, QUIET_PAIR, STRATEGY, lane, lane_parameters
from rig.manifests import paper_bot, pool
from rig.processes import one_process_each
from rig.trades import trades_of, wait_for_trades

POOL = "lane"
BOTS = tuple(f"lane-{number}" for number in range(10))
CANARIES = 2
HEALTH = {"interval": "5s", "stallAfter": "30s", "startDeadline": "2m", "maxRestarts": 10}


@pytest.fixture(scope="module")
def trades(cluster: Cluster) -> Iterator[dict[str, Any]]:
    """Ten bots on version 1, each with an open trade; the trades by bot."""
    cluster.apply(lane("1.0.0"))
    cluster.apply(
        pool(POOL, slots=len(BOTS), health=HEALTH),
        *[
            paper_bot(
                name, POOL, strategy=STRATEGY, pairs=(QUIET_PAIR, LOSING_PAIR), update="Immediate"
            )
            for name in BOTS
        ],
    )
    yield wait_for_trades(cluster, *BOTS, each=1)
    cluster.delete("bot", *BOTS)
    cluster.delete("botpool", POOL)
    cluster.delete("strategy", STRATEGY)


def status(cluster: Cluster) -> dict[str, Any]:
    path = f"/apis/crypto-pilot.dev/v1alpha1/namespaces/default/strategies/{STRATEGY}"
    return dict(cluster.api.get(path)["status"])


def pids(cluster: Cluster) -> dict[str, int]:
    return cluster.agent_of(BOTS[0]).pids()


def on(cluster: Cluster, version: str) -> set[str]:
    """Bots that are Ready and run that version, as their status says."""
    bots = cluster.api.bots()
    return {
        name
        for name in BOTS
        if ready(bots[name])
        and (bots[name]["status"].get("strategy") or {}).get("version") == version
    }


def in_phase(cluster: Cluster, version: str, phase: str, seconds: float = 120) -> dict[str, Any]:
    """The Strategy's status, once its roll-out is there."""
    return eventually(
        lambda: status(cluster),
        lambda seen: (
            (seen.get("rollout") or {}).get("version") == version
            and seen["rollout"]["phase"] == phase
        ),
        f"{version} {phase}",
        seconds,
    )


@contextmanager
def operator_killed(cluster: Cluster) -> Iterator[None]:
    """It comes back by itself; what is done meanwhile it has to find afterwards."""
    pid = cluster.program_pids()["operator"]
    os.kill(pid, signal.SIGKILL)
    yield
    eventually(
        lambda: cluster.program_pids().get("operator", pid), lambda now: now != pid, "operator back"
    )


def chosen_for(cluster: Cluster, version: str) -> set[str]:
    """Waits until a fifth of the bots is to run the version."""
    seen = eventually(
        lambda: status(cluster),
        lambda now: (
            (now.get("rollout") or {}).get("version") == version
            and len(now["rollout"].get("candidates") or ()) == CANARIES
        ),
        f"{CANARIES} bots are to run {version}",
    )
    return set(seen["rollout"]["candidates"])


def canaries_run(cluster: Cluster, version: str, stable: str) -> set[str]:
    """Waits until a fifth of the bots runs the version; the versions in status say the same."""
    chosen = chosen_for(cluster, version)
    eventually(lambda: on(cluster, version), lambda now: now == chosen, f"{version} on {chosen}")
    assert on(cluster, stable) == set(BOTS) - chosen
    in_phase(cluster, version, "Waiting")
    return chosen


def test_a_good_version_is_watched_and_promoted(cluster: Cluster, trades: dict[str, Any]) -> None:
    first = pids(cluster)
    with one_process_each(*BOTS):
        with operator_killed(cluster):
            cluster.apply(lane("2.0.0"))
        chosen = canaries_run(cluster, "2.0.0", "1.0.0")
        canary = pids(cluster)
        assert {n for n in BOTS if canary[n] != first[n]} == chosen, "nobody else was restarted"
        with operator_killed(cluster):
            cluster.apply(lane("2.0.0", action="Pause"))
        in_phase(cluster, "2.0.0", "Paused")
        always(lambda: pids(cluster), lambda now: now == canary, "all stay as they are", 2)
        with operator_killed(cluster):
            cluster.apply(lane("2.0.0", action="Promote"))
        in_phase(cluster, "2.0.0", "Promoted", 180)
    assert on(cluster, "2.0.0") == set(BOTS)
    last = pids(cluster)
    assert {n for n in BOTS if last[n] == canary[n]} == chosen, "each was restarted once"
    for name in BOTS:
        assert trades_of(cluster, name) >= trades[name], f"{name} kept its trades"


def taken_back(cluster: Cluster, version: str, chosen: set[str], before: dict[str, int]) -> str:
    """Waits until all are back on 2.0.0; the sentence that says why."""
    seen = in_phase(cluster, version, "RolledBack", 180)
    said = condition({"status": seen}, "RolledBack")
    assert said["status"] == "True"
    eventually(lambda: on(cluster, "2.0.0"), lambda now: now == set(BOTS), "all on 2.0.0", 120)
    after = pids(cluster)
    assert {n for n in BOTS if after[n] != before[n]} == chosen, "stable bots did not notice"
    reason = str(seen["rollout"]["reason"])
    assert reason in str(said["message"])
    eventually(
        lambda: cluster.list("events", "--field-selector", f"involvedObject.name={STRATEGY}"),
        lambda now: any(
            one["reason"] == "VersionRolledBack" and reason in one["message"] for one in now
        ),
        "an event with the reason",
    )
    state = next(one for one in seen["versions"] if one["version"] == version)
    assert state["state"] == "RolledBack"
    assert seen["stable"] == "2.0.0"
    return reason


@pytest.mark.usefixtures("trades")
def test_a_version_that_raises_on_some_candles_is_taken_back(cluster: Cluster) -> None:
    before = pids(cluster)
    cluster.apply(lane("3.0.0"))
    chosen = chosen_for(cluster, "3.0.0")
    with operator_killed(cluster):
        pass
    reason = taken_back(cluster, "3.0.0", chosen, before)
    assert "errors a bot and hour with the new version" in reason
    assert "0 with the stable one" in reason


@pytest.mark.usefixtures("trades")
def test_a_version_that_loses_money_is_taken_back(cluster: Cluster) -> None:
    before = pids(cluster)
    cluster.apply(lane("4.0.0"))
    chosen = canaries_run(cluster, "4.0.0", "2.0.0")
    for name in chosen:
        eventually(
            lambda name=name: {trade[1] for trade in trades_of(cluster, name)},  # type: ignore[misc]
            lambda pairs: LOSING_PAIR in pairs,
            f"{name} sits on {LOSING_PAIR}",
        )
    with operator_killed(cluster):
        cluster.exchange.shock([LOSING_PAIR.replace("/", "")], -20, 2)
    reason = taken_back(cluster, "4.0.0", chosen, before)
    assert "more than 5 % take it back" in reason


@pytest.mark.usefixtures("trades")
def test_a_version_that_stalls_is_taken_back(cluster: Cluster) -> None:
    before = pids(cluster)
    cluster.apply(lane("5.0.0"))
    chosen = chosen_for(cluster, "5.0.0")
    with operator_killed(cluster):
        pass
    reason = taken_back(cluster, "5.0.0", chosen, before)
    assert "2 stalls with the new version" in reason


def version_files(cluster: Cluster, version: str) -> dict[str, str]:
    """What is kept of a version, by file name."""
    kept = next(one for one in status(cluster)["versions"] if one["version"] == version)
    path = f"/api/v1/namespaces/default/configmaps/{kept['configMap']}"
    return dict(cluster.api.get(path)["data"])


def stop_losses(cluster: Cluster) -> dict[str, float]:
    """The stop-loss that each bot's process trades with, by its own word."""
    bots = cluster.api.bots()
    slots = {name: bots[name]["status"]["slot"]["id"] for name in BOTS}
    agent = cluster.agent_of(BOTS[0])
    return {n: agent.bot_api(slot, "show_config")["stoploss"] for n, slot in slots.items()}


def stop_loss_is(cluster: Cluster, wanted: float) -> None:
    eventually(
        lambda: stop_losses(cluster),
        lambda seen: set(seen.values()) == {wanted},
        f"all trade with a stop-loss of {wanted}",
    )


@pytest.mark.usefixtures("trades")
def test_parameters_alone_are_a_version_too(cluster: Cluster) -> None:
    stable = str(status(cluster)["stable"])
    eventually(lambda: on(cluster, stable), lambda now: now == set(BOTS), f"all on {stable}")
    stop_loss_is(cluster, -0.9)
    before = pids(cluster)
    cluster.apply(lane_parameters("6.0.0", of=stable, stoploss=-0.8))
    chosen = canaries_run(cluster, "6.0.0", stable)
    now = pids(cluster)
    assert {n for n in BOTS if now[n] != before[n]} == chosen, "nobody else was restarted"
    assert {n for n, loss in stop_losses(cluster).items() if loss == -0.8} == chosen
    old, new = (version_files(cluster, one) for one in (stable, "6.0.0"))
    assert new["Lane.py"] == old["Lane.py"]
    assert new["parameters.json"] != old["parameters.json"]

    cluster.apply(lane_parameters("6.0.0", of=stable, stoploss=-0.8, action="Promote"))
    in_phase(cluster, "6.0.0", "Promoted", 180)
    stop_loss_is(cluster, -0.8)

    # What docs/strategies.md says for 3 a.m.
    cluster.pilot.run("strategy", "rollback", STRATEGY, "--now").ok()
    in_phase(cluster, stable, "Promoted", 180)
    stop_loss_is(cluster, -0.9)
    eventually(lambda: on(cluster, stable), lambda now: now == set(BOTS), f"all on {stable}")
