# SPDX-License-Identifier: Apache-2.0
"""Two replicas of the packaged operator: one leads, and hands over when it is ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from rig.cluster import Cluster
from rig.deadline import eventually
from rig.operator_replica import OperatorReplica, start_like

_ATTEMPTS = 5


@pytest.fixture
def second(cluster: Cluster, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    port = cluster.pilot.port_base + 11
    process = start_like(cluster.program_pids()["operator"], port, tmp_path / "second.log")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_an_ended_leader_hands_over(
    cluster: Cluster, second: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    agent = cluster.agent_of("ema-btc")
    before = agent.pids()
    replica = OperatorReplica(second.pid, cluster.pilot.port_base + 11)
    eventually(replica.leading, lambda leads: leads is False, "the second replica stands by")
    _make_leader(cluster, replica)

    with _LeaseWatch(cluster) as watch:
        second.terminate()
        assert second.wait(60) == 128 + signal.SIGTERM
        eventually(_kept(cluster).leading, bool, "the kept replica leads")
    # Given back, not run out: between two holders there was none.
    holders = watch.holders()
    assert "" in holders, holders
    assert holders[-1] not in ("", holders[0])

    cluster.patch_bot("ema-alts", state="Paused")
    eventually(
        lambda: cluster.bot("ema-alts")["status"]["phase"], lambda p: p == "Paused", "paused"
    )
    cluster.patch_bot("ema-alts", state="Running")
    cluster.wait_ready("ema-btc", "ema-alts")
    assert agent.pids() == before, "bots do not notice"
    _assert_structured(tmp_path / "second.log")


def test_the_packaged_operator_tells_how_it_is(cluster: Cluster) -> None:
    operator = _kept(cluster)
    # A pass of each kind since whatever restarted it.
    for kind, name in (("bot", "ema-btc"), ("botpool", "starter")):
        cluster.kubectl("annotate", kind, name, "e2e/looked=1", "--overwrite")
    for controller in ("bot", "botpool", "strategy"):
        figure = f'reconciliations_success_total{{controller_name="{controller}"}}'
        eventually(
            lambda figure=figure: operator.metrics().get(figure, 0.0),  # type: ignore[misc]
            lambda passes: passes > 0,
            figure,
        )
    assert operator.metrics()["crypto_pilot_oldest_unreconciled_generation_seconds"] >= 0
    assert "oldest unreconciled generation" in operator.live()


def test_the_log_can_be_searched_by_resource(cluster: Cluster) -> None:
    cluster.patch_bot("ema-alts", state="Paused")
    cluster.patch_bot("ema-alts", state="Running")
    cluster.wait_ready("ema-alts")
    log = cluster.pilot.home / "logs" / "operator.log"

    def about_the_bot() -> list[dict[str, Any]]:
        keys = [line.get("mdc", {}) for line in _lines(log)]
        return [k for k in keys if k.get("kind") == "Bot" and k.get("namespace") == "default"]

    found = eventually(about_the_bot, bool, "log lines about bots")
    assert all(keys["name"] and keys["reason"] for keys in found)
    token = cluster.get("secret", "starter-agent")["data"]["token"]
    assert token not in log.read_text()


def _kept(cluster: Cluster) -> OperatorReplica:
    return OperatorReplica(cluster.program_pids()["operator"], cluster.pilot.port_base + 10)


def _make_leader(cluster: Cluster, replica: OperatorReplica) -> None:
    """The kept one comes back at once and may be quicker to ask for the lease than the other."""
    for _ in range(_ATTEMPTS):
        old = eventually(lambda: _kept(cluster).pid, bool, "the kept replica runs")
        os.kill(old, signal.SIGTERM)
        eventually(
            lambda: _kept(cluster).pid,
            lambda pid, old=old: pid not in (0, old),  # type: ignore[misc]
            "the kept replica is back",
        )
        eventually(
            lambda: (replica.leading(), _kept(cluster).leading()),
            lambda both: None not in both and any(both),
            "one of the two leads",
        )
        if replica.leading():
            return
    pytest.fail(f"the second replica did not lead after {_ATTEMPTS} ends of the first")


class _LeaseWatch:
    """Writes down who holds the lease, as long as it is open."""

    def __init__(self, cluster: Cluster) -> None:
        self._process = cluster.pilot.start(
            "kubectl", "get", "lease", "-n", "crypto-pilot", "crypto-pilot-operator",
            "--watch", "-o", 'jsonpath=[{.spec.holderIdentity}]{"\\n"}',
        )  # fmt: skip
        self._text = ""

    def __enter__(self) -> Self:
        assert self._process.stdout
        # The first line says that the watch has begun.
        self._text = self._process.stdout.readline()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._text += self._process.communicate(timeout=30)[0]

    def holders(self) -> list[str]:
        """In order, each as often as the lease was written; empty when nobody held it."""
        return [line[1:-1] for line in self._text.splitlines() if line.startswith("[")]


def _assert_structured(log: Path) -> None:
    for line in _lines(log):
        assert {"timestamp", "level", "loggerName", "message"} <= set(line)


def _lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
