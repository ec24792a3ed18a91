# SPDX-License-Identifier: Apache-2.0
"""What the same thing takes without the product, on the same machine in the same run."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench.percentile import percentile
from bench.pool.plain import plain_bots
from bench.report import Report
from rig.cluster import Cluster

RUNS = 5


def plain_start_s(report: Report, cluster: Cluster) -> float:
    """Median seconds from exec of an ordinary freqtrade process to its first trading loop."""
    times = []
    for number in range(RUNS):
        with tempfile.TemporaryDirectory(prefix="pilot-plain-") as directory:
            started = time.monotonic()
            with plain_bots(Path(directory), cluster.pilot.port_base + 90, 1):
                times.append(time.monotonic() - started)
        report.progress(f"plain process {number + 1}: {times[-1]:.2f} s")
    return percentile(times, 50)
