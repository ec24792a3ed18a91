# SPDX-License-Identifier: Apache-2.0
"""How long until a bot that was killed is Ready again."""

from __future__ import annotations

import os
import signal
import time

from bench.baseline import plain_start_s
from bench.percentile import percentile
from bench.report import Report
from bench.warm import POOL, warm_cluster
from rig.agent import PodAgent
from rig.deadline import eventually
from rig.manifests import paper_bot

BOTS = 10
_LOOK_EVERY = 0.02


def run(report: Report) -> None:
    """Each of ten bots is killed once: a second time would meet the longer back-off.

    The baseline is an ordinary freqtrade process, from exec to its first trading loop.
    """
    with warm_cluster(report) as cluster:
        plain = plain_start_s(report, cluster)
        names = [f"bot-{number}" for number in range(BOTS)]
        cluster.apply(*[paper_bot(name, POOL) for name in names])
        cluster.wait_ready(*names, seconds=240)
        agent = cluster.agent_of(names[0])
        times = []
        for name in names:
            times.append(_kill_to_ready(agent, name))
            report.progress(f"{name}: {times[-1]:.2f} s")
        report.add("heal_s_p50", percentile(times, 50), "s", runs=BOTS, baseline=plain)
        report.add("heal_s_max", max(times), "s", runs=BOTS, baseline=plain)


def _kill_to_ready(agent: PodAgent, name: str) -> float:
    """Seconds until the agent says Ready of a new process."""
    pid = agent.pids()[name]
    started = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    eventually(
        lambda: agent.bots()[name],
        lambda bot: bool(bot["ready"]) and bot["pid"] != pid,
        f"{name} Ready with a new process",
        seconds=120,
        every=_LOOK_EVERY,
    )
    return time.monotonic() - started
