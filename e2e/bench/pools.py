# SPDX-License-Identifier: Apache-2.0
"""Ten, thirty and fifty real bots: memory, answer times, a pod's death, moves, a new template."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.fleet import Fleet, names, parent_of
from bench.percentile import percentile
from bench.pool.http import get_json
from bench.pool.plain import plain_bots
from bench.report import Report
from bench.warm import warm_cluster
from rig.agent import PodAgent
from rig.api import Api
from rig.bot import condition
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import pool

BOTS = 50
STEPS = (10, 30)
"""Numbers of bots that are measured on the way to the last one."""
SLOTS = 10
PLAIN_BOTS = 10
MOVES = 10
SETTLE_SECONDS = 60.0
ROUNDS = 5
_POOL, _OTHER = "fleet", "other"


@dataclass(frozen=True)
class Plain:
    """Ordinary freqtrade processes: seconds to start one, MiB a bot, ms of a call."""

    start_s: float
    pss_mb: float
    call_ms_p95: float


def run(report: Report) -> None:
    """Each figure's baseline is the same with ordinary freqtrade processes, same run."""
    with warm_cluster(report) as cluster:
        plain = _plain(report, cluster)
        most = report.bots or BOTS
        pods = -(-most // SLOTS)
        cluster.apply(pool(_POOL, slots=SLOTS, most=pods), pool(_OTHER, slots=MOVES))
        fleet = Fleet(cluster, Api(cluster.pilot.home / "kubeconfig"), _POOL)
        for size in [step for step in STEPS if step < most]:
            _size(report, fleet, size, plain, f"bots{size}_api_ms")
        _size(report, fleet, most, plain, "bot_api_ms")
        _recovery(report, fleet, most, plain)
        _moves(report, fleet, most, plain)
        _new_template(report, fleet, most, pods)


def _plain(report: Report, cluster: Cluster) -> Plain:
    with tempfile.TemporaryDirectory(prefix="pilot-plain-") as name:
        directory = Path(name)
        exchange = cluster.pilot.port_base + 90
        starts = []
        for number in range(3):
            started = time.monotonic()
            with plain_bots(directory / f"one-{number}", exchange, 1):
                starts.append(time.monotonic() - started)
        with plain_bots(directory / "ten", exchange, PLAIN_BOTS) as bots:
            time.sleep(SETTLE_SECONDS)
            calls = []
            for port, key in bots.doors * ROUNDS:
                for route in ("status", "profit", "balance", "count"):
                    before = time.monotonic()
                    get_json(port, f"/api/v1/{route}", key)
                    calls.append((time.monotonic() - before) * 1000)
            pss = sum(one.pss for one in bots.memory()) / PLAIN_BOTS
    report.progress(f"plain: {pss:.0f} MiB a bot, start {percentile(starts, 50):.2f} s")
    return Plain(percentile(starts, 50), pss, percentile(calls, 95))


def _size(report: Report, fleet: Fleet, bots: int, plain: Plain, calls_are: str) -> None:
    seconds = fleet.grow(bots)
    report.progress(f"{bots} bots Ready after {seconds:.1f} s")
    time.sleep(SETTLE_SECONDS)
    calls = fleet.api_ms(bots, ROUNDS)
    report.add(f"bots{bots}_ready_s", seconds, "s")
    report.add(f"bots{bots}_pss_mb", fleet.pss_mb(bots), "MiB", baseline=plain.pss_mb * bots)
    report.add(f"{calls_are}_p50", percentile(calls, 50), "ms", runs=len(calls))
    report.add(
        f"{calls_are}_p95", percentile(calls, 95), "ms", runs=len(calls), baseline=plain.call_ms_p95
    )


def _recovery(report: Report, fleet: Fleet, bots: int, plain: Plain) -> None:
    """Process 1 of a pod with ten bots is killed; until the agent says Ready of all again."""
    seats = fleet.seats(bots)
    pod = min(seat.pod for seat in seats.values())
    mine = {name for name, seat in seats.items() if seat.pod == pod}
    agent = seats[min(mine)].agent
    before = agent.pids()
    started = time.monotonic()
    os.kill(parent_of(before[min(mine)]), signal.SIGKILL)
    eventually(
        lambda: _reports(agent),
        lambda seen: all(
            seen.get(name, {}).get("ready") and seen[name]["pid"] != before[name] for name in mine
        ),
        f"{len(mine)} bots of {pod} Ready again",
        seconds=300,
        every=0.05,
    )
    seconds = time.monotonic() - started
    report.add("pod_recovery_s", seconds, "s", baseline=plain.start_s)
    report.progress(f"{pod} with {len(mine)} bots recovered")


def _reports(agent: PodAgent) -> dict[str, dict[str, Any]]:
    try:
        return agent.bots()
    except OSError:
        return {}


def _moves(report: Report, fleet: Fleet, bots: int, plain: Plain) -> None:
    """Bots change their pool one after the other while the others trade on."""
    downtimes, whole = [], []
    for name in sorted(names(min(MOVES, bots // 2))):
        started = time.monotonic()
        fleet.cluster.patch_bot(name, placement={"pool": _OTHER})
        moved = eventually(
            fleet.api.bots,
            partial(_is_there, name),
            f"{name} Ready in {_OTHER}",
            seconds=120,
            every=0.05,
        )[name]
        whole.append(time.monotonic() - started)
        downtimes.append(moved["status"]["move"]["downtimeMs"] / 1000)
        report.progress(f"{name}: {downtimes[-1]:.2f} s without a process, {whole[-1]:.2f} s")
    report.add(
        "move_downtime_s_p50",
        percentile(downtimes, 50),
        "s",
        runs=len(whole),
        baseline=plain.start_s,
    )
    report.add("move_downtime_s_max", max(downtimes), "s", runs=len(whole), baseline=plain.start_s)
    report.add("move_s_p50", percentile(whole, 50), "s", runs=len(whole))


def _is_there(name: str, bots: dict[str, dict[str, Any]]) -> bool:
    return _arrived(bots[name])


def _arrived(bot: dict[str, Any]) -> bool:
    slot, move = bot["status"].get("slot") or {}, bot["status"].get("move") or {}
    return (
        condition(bot, "Ready").get("status") == "True"
        and slot.get("pool") == _OTHER
        and move.get("downtimeMs") is not None
    )


def _new_template(report: Report, fleet: Fleet, bots: int, pods: int) -> None:
    """All pods of the pool are replaced, at once per pod, pod by pod."""
    spec = {
        "update": {"bots": "Immediate"},
        "template": {"resources": {"requests": {"memory": "300Mi"}}},
    }
    generation = fleet.cluster.get("botpool", _POOL)["metadata"]["generation"]
    started = time.monotonic()
    fleet.cluster.patch("botpool", _POOL, **spec)
    eventually(
        lambda: fleet.cluster.get("botpool", _POOL),
        lambda seen: (
            seen["metadata"]["generation"] > generation
            and seen["status"].get("observedGeneration", 0) >= seen["metadata"]["generation"]
            and condition(seen, "UpToDate").get("status") == "True"
        ),
        "all pods replaced",
        seconds=900,
    )
    fleet.all_ready(bots)
    report.add(f"rolling_change_{pods}_pods_s", time.monotonic() - started, "s")
