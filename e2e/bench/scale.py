# SPDX-License-Identifier: Apache-2.0
"""Many Bots with simulated agents: how long until all are Ready, against plain writes."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from bench.report import Report

BOTS = 1000


def run(report: Report) -> None:
    """One run with so many Bots, ten in a pod and a hundred in a pool of one owner.

    The baseline is a plain client that does as many writes of the same kinds and sizes on the same
    API server in the same run.
    """
    figures = _measured(report.bots or BOTS, rollout=report.rollout)
    report.progress("writes: " + ", ".join(f"{n} {w}" for w, n in figures["writes"].items()))
    report.progress(f"Events were written for {figures['settle_s']:.0f} s more")
    report.progress(
        "requests in half a minute at rest: "
        + ", ".join(f"{n} {w}" for w, n in figures["idle_requests"].items())
    )
    report.add("converge_s", figures["converge_s"], "s", baseline=figures["raw_s"])
    report.add("converge_ratio", figures["converge_ratio"], "of the raw write rate")
    report.add("writes_per_bot", figures["writes_per_bot"], "writes")
    report.add("operator_rss_mb", figures["operator_rss_mb"], "MiB")
    report.add("operator_cpu_s", figures["operator_cpu_s"], "s")
    report.add("idle_requests_per_s", figures["idle_requests_per_s"], "requests/s")
    report.add("idle_operator_cpu", figures["idle_operator_cpu_percent"], "% of a core")
    if rollouts := figures.get("rollouts"):
        _turn(report, "rollout", rollouts["forward"])
        _turn(report, "rollback", rollouts["back"])


def _turn(report: Report, what: str, turn: dict[str, Any]) -> None:
    """A second version for all bots without steps; or a third one of all of them, taken back."""
    report.progress(f"{what}: " + ", ".join(f"{n} {w}" for w, n in turn["writes"].items()))
    bots = turn["bots"]
    report.add(f"{what}_{bots}_bots_s", turn["s"], "s")
    report.add(f"{what}_writes_per_bot", turn["writes_per_bot"], "writes")
    report.add(f"{what}_strategy_writes", turn["strategy_writes"], "writes")
    report.add(f"{what}_most_restarting", turn["most_restarting"], "bots without a ready process")
    report.add(f"{what}_peak_requests_per_s", turn["peak_requests_per_s"], "requests/s")


def _measured(bots: int, *, rollout: bool) -> dict[str, Any]:
    """The program of the simulation does the work; `pilot bench` says how it is called."""
    words = json.loads(os.environ["PILOT_SIMULATION"])
    more = ["-rollout"] if rollout else []
    command = [*words[:2], "-bots", str(bots), *more, *words[2:]]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))
