# SPDX-License-Identifier: Apache-2.0
"""A cluster for benchmarks with one warm pool."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.report import Report
from rig.cluster import Cluster
from rig.manifests import paper_bot, pool
from rig.pilot import CHECKOUT, Pilot

PORT_BASE = 24000
POOL = "warm"


@contextmanager
def warm_cluster(report: Report, slots: int = 11, options: Sequence[str] = ()) -> Iterator[Cluster]:
    """Up on the paper exchange, with a pool whose pod has started a bot before."""
    with tempfile.TemporaryDirectory(prefix="pilot-bench-") as directory:
        pilot = Pilot(Path(directory) / "home", PORT_BASE)
        report.progress("starting a cluster")
        pilot.run("up", "--exchange", "paper", "--no-examples", *options).ok()
        try:
            cluster = Cluster(pilot)
            cluster.kubectl("apply", "-n", "default", "-k", str(CHECKOUT / "strategies"))
            cluster.apply(pool(POOL, slots=slots))
            report.progress("warming the pool")
            cluster.apply(paper_bot("warm-up", POOL))
            cluster.wait_ready("warm-up", seconds=240)
            yield cluster
        finally:
            pilot.run("down", "--purge").ok()
