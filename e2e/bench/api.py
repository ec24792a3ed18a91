# SPDX-License-Identifier: Apache-2.0
"""The API server under the calls of many people, and what it adds to a call of a bot.

Many bots are simulated, with the times measured on real ones; the calls of `proxy_ratio` go to a
real one.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from bench.percentile import percentile
from bench.pool.doors import Door, agent_door, bot_door, server_door
from bench.report import Report
from bench.warm import POOL, warm_cluster
from rig.client import ApiClient
from rig.cluster import Cluster
from rig.manifests import paper_bot
from rig.person import new_person

BOTS = 50
CLIENTS = 100
ROUNDS = 100
WARMING = 100
"""Rounds that are not counted: a server that somebody uses has compiled what it runs."""
_BOT = "asked"
_ROUTES = ("status", "profit", "balance", "count")


def run(report: Report) -> None:
    """`--bots 500 --clients 1000` is the larger form."""
    _load(report)
    # One person calls more often here than anybody may.
    unlimited = ("--api-env", "PILOT_RATE_FREQTRADE=off")
    with warm_cluster(report, options=unlimited) as cluster:
        _proxy(report, cluster)


def _load(report: Report) -> None:
    figures = _measured(report.bots or BOTS, report.clients or CLIENTS)
    for name in ("reads", "commands", "proxied"):
        _times(
            report, name.removesuffix("s").replace("proxied", "proxied_simulated"), figures[name]
        )
    _times(report, "provision", figures["provisioning"])
    for route in sorted(figures["routes"]):
        _times(report, route, figures["routes"][route])
    report.add("start_s", figures["start_s"], "s", runs=3)
    report.add("sse_kb_per_client", figures["sse_kb_per_client"], "KiB", runs=figures["clients"])
    report.add("sse_kb_s_per_client", figures["sse_kb_s_per_client"], "KiB/s")
    report.add(f"rss_mb_{figures['people']}_users", figures["rss_mb"], "MiB")
    report.add("peak_rss_mb", figures["peak_rss_mb"], "MiB")
    report.add("live_growth_mb", figures["live_growth_mb"], "MiB")
    report.add("calls_per_s", figures["calls_per_s"], "calls/s")
    report.add("cpu_percent", figures["cpu_percent"], "% of a core")
    for name in ("server_errors", "refused_calls", "unanswered_calls", "dropped_streams"):
        report.add(name, figures[name], "")
    for complaint in figures["complaints"] or []:
        report.progress(complaint)


def _times(report: Report, name: str, times: dict[str, Any]) -> None:
    for part in ("p50", "p95", "p99"):
        report.add(f"{name}_ms_{part}", times[f"{part}_ms"], "ms", runs=times["calls"])


def _measured(bots: int, clients: int) -> dict[str, Any]:
    """The program of the simulation does the work; `pilot bench` says how it is called."""
    words = json.loads(os.environ["PILOT_SIMULATION_API"])
    many = ["-bots", str(bots), "-clients", str(clients), "-seed", "6"]
    done = subprocess.run(
        [*words[:2], *many, *words[2:]], stdout=subprocess.PIPE, check=True, text=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _proxy(report: Report, cluster: Cluster) -> None:
    """The same calls by three ways in turns, each over one connection that stays open."""
    owner = new_person(ApiClient(f"http://127.0.0.1:{cluster.pilot.port_base + 20}"), "asker")
    cluster.apply(paper_bot(_BOT, POOL, owner=owner.id, placement={}))
    cluster.wait_ready(_BOT, seconds=240)
    direct, agent, server = (
        bot_door(cluster, _BOT), agent_door(cluster, _BOT), server_door(owner, _BOT),
    )  # fmt: skip
    taken: dict[Door, list[float]] = {direct: [], agent: [], server: []}
    for number in range(WARMING + ROUNDS):
        for route in _ROUTES:
            for door, times in taken.items():
                asked = door.ask_ms(route)
                if number >= WARMING:
                    times.append(asked)
    bot_p50, bot_p95 = percentile(taken[direct], 50), percentile(taken[direct], 95)
    runs = len(taken[server])
    report.add("agent_ms_p50", percentile(taken[agent], 50), "ms", runs=runs, baseline=bot_p50)
    report.add("proxy_ms_p95", percentile(taken[server], 95), "ms", runs=runs, baseline=bot_p95)
    through = percentile(taken[server], 50)
    report.add("proxy_ms_p50", through, "ms", runs=runs, baseline=bot_p50)
    report.add("proxy_ratio", through / bot_p50, "of a direct call", runs=runs)
