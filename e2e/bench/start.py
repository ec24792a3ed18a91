# SPDX-License-Identifier: Apache-2.0
"""How long the operator takes from exec to leading."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from pathlib import Path

from bench.percentile import percentile
from bench.report import Report
from bench.warm import warm_cluster
from rig.cluster import Cluster
from rig.deadline import eventually

RUNS = 7
_LOOK_EVERY = 0.02


def run(report: Report) -> None:
    """The operator is ended politely, so that it gives its lease back, and started again."""
    with warm_cluster(report) as cluster:
        times = []
        for number in range(RUNS):
            times.append(_restart(cluster))
            report.progress(f"start {number + 1}: {times[-1]:.2f} s")
        report.add("operator_leading_s", percentile(times, 50), "s", runs=RUNS)
        report.add("operator_leading_s_max", max(times), "s", runs=RUNS)


def _restart(cluster: Cluster) -> float:
    old = cluster.program_pids()["operator"]
    os.kill(old, signal.SIGTERM)
    new = eventually(
        lambda: cluster.program_pids()["operator"],
        lambda pid: pid not in (0, old),
        "a new operator",
    )
    began = _started_at(new)
    eventually(
        lambda: _leading(cluster.pilot.port_base + 10), bool, "leading", 60, every=_LOOK_EVERY
    )
    return time.clock_gettime(time.CLOCK_BOOTTIME) - began


def _started_at(pid: int) -> float:
    """When the process began, seconds since the machine started."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[19]) / os.sysconf("SC_CLK_TCK")


def _leading(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=2) as answer:
            text = answer.read().decode()
    except OSError:
        return False
    return any(
        line.startswith("crypto_pilot_leading") and line.endswith((" 1", " 1.0"))
        for line in text.splitlines()
    )
