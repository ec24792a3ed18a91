# SPDX-License-Identifier: Apache-2.0
"""Ten real bots get new versions of their strategy: for how long is each of them away?

The product restarts a bot's process. Freqtrade's own `reload_config` is measured on the same bots
beside it, asked of their own API behind the agent's back: it is not a way of the product.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.baseline import plain_start_s
from bench.hot import Reload, reload_all, reload_each
from bench.percentile import percentile
from bench.pool.pss import memory_of
from bench.report import Report
from bench.warm import warm_cluster
from rig.agent import PodAgent
from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.lane import STRATEGY, numbered
from rig.manifests import paper_bot, pool

BOTS = 10
RELOADS = 3
_POOL = "lane"
_PATIENT = {"startDeadline": "30m"}
"""A bot that was reloaded has made no loop yet: the agent would take it for one that never came
up."""


def run(report: Report) -> None:
    """Restarts one after the other and all at once, then reloads in the same two ways."""
    with warm_cluster(report, options=("--validation", "Off")) as cluster:
        start = plain_start_s(report, cluster)
        names = [f"lane-{number}" for number in range(report.bots or BOTS)]
        cluster.apply(numbered(1), pool(_POOL, slots=len(names), health=_PATIENT))
        bots = [paper_bot(name, _POOL, strategy=STRATEGY, update="Immediate") for name in names]
        cluster.apply(*bots)
        cluster.wait_ready(*names, seconds=300)
        lane = Lane(report, cluster, names, start)
        lane.memory("private_mb_at_start")
        lane.update("one_by_one_", numbered(2, at_a_time=1))
        lane.update("", numbered(3))
        lane.update("parameters_", numbered(3, stoploss=-0.8))
        lane.memory("private_mb_after_3_restarts")
        lane.reload()
        lane.memory(f"private_mb_after_{RELOADS + 1}_reloads")


@dataclass(frozen=True)
class Lane:
    """The bots of one strategy in one pod; `start_s` is that of an ordinary process."""

    report: Report
    cluster: Cluster
    names: list[str]
    start_s: float

    @property
    def agent(self) -> PodAgent:
        return self.cluster.agent_of(self.names[0])

    def update(self, what: str, version: dict[str, Any]) -> None:
        """The product's way, until the version is the stable one."""
        agent, count = self.agent, len(self.names)
        before = agent.pids()
        number = version["spec"]["version"]
        began = time.monotonic()
        self.cluster.apply(version)
        eventually(
            self.cluster.api.bots,
            lambda bots: all(_runs(bots[name], number) for name in self.names),
            f"{count} bots Ready with {number}",
            seconds=300,
            every=0.1,
        )
        seconds = time.monotonic() - began
        self._times(f"{what}update_downtime_s", _downtimes(agent, self.names), self.start_s)
        self.report.add(f"{what}rollout_{count}_bots_s", seconds, "s")
        self._stayed(f"{what}update_process_stayed", before)
        eventually(
            lambda: self.cluster.get("strategy", STRATEGY)["status"].get("stable"),
            lambda stable: stable == number,
            f"{number} is stable",
        )

    def reload(self) -> None:
        """Not the product's way: the files are exchanged and the bots read them again."""
        before = self.agent.pids()
        alone = reload_each(self.cluster, self.names)
        self._reloads("one_by_one_", alone)
        rounds = [reload_all(self.cluster, self.names, number) for number in range(RELOADS)]
        self._reloads("", [one for reloads in rounds for one in reloads])
        longest = [max(one.whole_s for one in reloads) for reloads in rounds]
        figure = f"reload_config_{len(self.names)}_bots_s"
        self.report.add(figure, percentile(longest, 50), "s", runs=RELOADS)
        self._stayed("reload_config_process_stayed", before)

    def memory(self, figure: str) -> None:
        """Of a bot on average, without what it shares with its neighbours."""
        pids, count = self.agent.pids(), len(self.names)
        total = sum(memory_of(pids[name]).private for name in self.names)
        self.report.add(figure, total / count, "MiB a bot", runs=count)

    def _reloads(self, what: str, reloads: list[Reload]) -> None:
        away = [one.away_s for one in reloads]
        self._times(f"{what}reload_config_downtime_s", away, self.start_s)
        self._times(f"{what}reload_config_s", [one.whole_s for one in reloads])

    def _stayed(self, figure: str, before: dict[str, int]) -> None:
        now, count = self.agent.pids(), len(self.names)
        stayed = sum(now.get(name) == before[name] for name in self.names)
        self.report.add(figure, stayed / count, "of the bots", runs=count)

    def _times(self, figure: str, times: list[float], baseline: float | None = None) -> None:
        runs = len(times)
        self.report.add(f"{figure}_p50", percentile(times, 50), "s", runs=runs, baseline=baseline)
        self.report.add(f"{figure}_max", max(times), "s", runs=runs, baseline=baseline)


def _runs(bot: dict[str, Any], version: str) -> bool:
    return ready(bot) and (bot["status"].get("strategy") or {}).get("version") == version


def _downtimes(agent: PodAgent, names: list[str]) -> list[float]:
    """Seconds from the end of the old process until the new one was ready, by the agent."""
    bots = agent.bots()
    return [
        (_time(bots[name]["readyAt"]) - _time(bots[name]["lastExit"]["at"])).total_seconds()
        for name in names
    ]


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
