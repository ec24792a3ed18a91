# SPDX-License-Identifier: Apache-2.0
"""How long from `kubectl apply` of a Bot until it is Ready, in a warm pool."""

from __future__ import annotations

import json
import time

from bench.baseline import plain_start_s
from bench.percentile import percentile
from bench.report import Report
from bench.warm import POOL, warm_cluster
from rig.api import Api
from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import paper_bot

ONE_BY_ONE = 30
AT_ONCE = 10
_LOOK_EVERY = 0.02


def run(report: Report) -> None:
    """Thirty bots one after the other, each deleted again; then ten in one apply.

    The baseline is an ordinary freqtrade process, from exec to its first trading loop.
    """
    with warm_cluster(report) as cluster:
        api = Api(cluster.pilot.home / "kubeconfig")
        plain = plain_start_s(report, cluster)
        times = []
        for number in range(ONE_BY_ONE):
            name = f"bot-{number}"
            times.append(_apply_to_ready(cluster, api, [name]))
            report.progress(f"{name}: {times[-1]:.2f} s")
            cluster.delete("bot", name)
        report.add("ready_s_p50", percentile(times, 50), "s", runs=ONE_BY_ONE, baseline=plain)
        report.add("ready_s_p95", percentile(times, 95), "s", runs=ONE_BY_ONE, baseline=plain)
        names = [f"crowd-{number}" for number in range(AT_ONCE)]
        report.add("ready_10_at_once_s", _apply_to_ready(cluster, api, names), "s")


def _apply_to_ready(cluster: Cluster, api: Api, names: list[str]) -> float:
    """Seconds from the start of kubectl until the last one is Ready."""
    items = [paper_bot(name, POOL) for name in names]
    manifest = json.dumps({"apiVersion": "v1", "kind": "List", "items": items})
    started = time.monotonic()
    cluster.kubectl("apply", "-f", "-", stdin=manifest)
    eventually(
        api.bots,
        lambda bots: all(name in bots and ready(bots[name]) for name in names),
        f"{names} Ready",
        seconds=180,
        every=_LOOK_EVERY,
    )
    return time.monotonic() - started
