# SPDX-License-Identifier: Apache-2.0
"""A node that does not report, and the part of Kubernetes that finds out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rig.bot import condition
from rig.cluster import Cluster
from rig.deadline import eventually

GRACE_SECONDS = 20
"""The kubelet reports every ten."""


@contextmanager
def silent_kubelet(cluster: Cluster) -> Iterator[None]:
    """The node's kubelet hangs meanwhile: it tells nobody anything and does nothing."""
    pid = cluster.program_pids()["pilot-node"]
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def frozen(*pids: int) -> Iterator[None]:
    """Processes that stand still meanwhile, as those of a machine that hangs."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@contextmanager
def watched_nodes(cluster: Cluster) -> Iterator[None]:
    """Kubernetes' own node lifecycle controller, which `pilot up` leaves out on one machine.

    Ends when the node is as before: a taint that nobody takes away would keep pods from it.
    """
    program = Path(f"/proc/{cluster.program_pids()['kube-controller-manager']}/exe").readlink()
    home = cluster.pilot.home
    with (home / "logs" / "node-lifecycle.log").open("wb") as log:
        controller = subprocess.Popen(
            [
                program, f"--kubeconfig={home / 'pki' / 'controller-manager.kubeconfig'}",
                "--controllers=node-lifecycle-controller", "--leader-elect=false",
                "--use-service-account-credentials", "--secure-port=0",
                "--node-monitor-period=1s",
                f"--node-monitor-grace-period={GRACE_SECONDS}s",
            ],
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield
    finally:
        try:
            eventually(lambda: _marks(cluster), lambda marks: marks == [], "the node is as before")
        finally:
            controller.terminate()
            controller.wait()


def _marks(cluster: Cluster) -> list[str]:
    """Taints of nodes, and pods that run but are not ready because their node was silent."""
    nodes = cluster.api.get("/api/v1/nodes")["items"]
    taints = [json.dumps(taint) for node in nodes for taint in node["spec"].get("taints") or []]
    pods = cluster.api.get("/api/v1/namespaces/default/pods")["items"]
    return taints + [pod["metadata"]["name"] for pod in pods if _is_given_up(pod)]


def _is_given_up(pod: dict[str, Any]) -> bool:
    """The kubelet found its containers ready, the control plane says that it is not."""
    runs = condition(pod, "ContainersReady").get("status") == "True"
    return runs and condition(pod, "Ready").get("status") != "True"
