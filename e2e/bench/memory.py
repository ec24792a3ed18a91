# SPDX-License-Identifier: Apache-2.0
"""Memory of ten real bots in one pod, against the same bots as plain processes.

A pod is measured after 2 minutes and at the end, under polled trading: the agent's own polls and
those of a dashboard every 5 seconds. Also runs by itself: `python -m bench.memory --minutes 3`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure
from bench.machine import machine
from bench.pool.exchange import paper_exchange
from bench.pool.plain import plain_bots
from bench.pool.pod import pod
from bench.pool.pss import Memory
from bench.report import Report

POLL_SECONDS = 5.0
EARLY_MINUTES = 2.0
FEW_SYMBOLS = 12
MANY_SYMBOLS = 3500


@dataclass(frozen=True)
class Plan:
    """`minutes` of the main run; the runs it is compared with take `side_minutes`."""

    minutes: float = 15.0
    side_minutes: float = 2.0
    bots: int = 10
    baseline: bool = True
    many_symbols: bool = True


@dataclass(frozen=True)
class Sample:
    """Memory of a set of processes at one moment, MiB."""

    pss: float
    private_per_bot: float


def run(report: Report, plan: Plan | None = None) -> None:
    chosen = plan or Plan()
    with tempfile.TemporaryDirectory(prefix="pilot-bench-") as name:
        directory = Path(name)
        with paper_exchange(directory, FEW_SYMBOLS) as exchange:
            plain = _plain(report, directory / "few", exchange, chosen)
            _main_run(report, directory / "pool", exchange, chosen, plain)
        if chosen.many_symbols:
            with paper_exchange(directory, MANY_SYMBOLS) as exchange:
                plain = _plain(report, directory / "many", exchange, chosen)
                _many_symbols(report, directory / "pool-many", exchange, chosen, plain)


def _main_run(
    report: Report, directory: Path, exchange: int, plan: Plan, plain: Sample | None
) -> None:
    with pod(directory, exchange, plan.bots, {}) as running:
        early_after = min(EARLY_MINUTES, plan.minutes / 2)
        _poll(running.poll, early_after)
        early = sample(running.memory())
        report.progress(f"pool after {early_after:g} min: {describe(running.memory())}")
        _poll(running.poll, plan.minutes - early_after)
        late = sample(running.memory())
        report.progress(f"pool after {plan.minutes:g} min: {describe(running.memory())}")
        report.progress(f"trades: {running.trades()}")
    hours = (plan.minutes - early_after) / 60
    growth = (late.private_per_bot - early.private_per_bot) / hours
    baseline = plain.pss if plain else None
    report.add("pool_pss_mb_early", early.pss, "MiB", baseline=baseline)
    report.add("pool_pss_mb", late.pss, "MiB", baseline=baseline)
    private = plain.private_per_bot if plain else None
    report.add("private_per_bot_mb", late.private_per_bot, "MiB", baseline=private)
    report.add("growth_mb_per_bot_hour", growth, "MiB/h")


def _many_symbols(
    report: Report, directory: Path, exchange: int, plan: Plan, plain: Sample | None
) -> None:
    with pod(directory, exchange, plan.bots, {}) as running:
        _poll(running.poll, plan.side_minutes)
        report.progress(f"pool with {MANY_SYMBOLS} symbols: {describe(running.memory())}")
        late = sample(running.memory())
    baseline = plain.pss if plain else None
    report.add(f"pool_pss_mb_{MANY_SYMBOLS}_symbols", late.pss, "MiB", baseline=baseline)


def _plain(report: Report, directory: Path, exchange: int, plan: Plan) -> Sample | None:
    if not plan.baseline:
        return None
    with plain_bots(directory, exchange, plan.bots) as running:
        _poll(running.poll, plan.side_minutes)
        report.progress(f"plain processes: {describe(running.memory())}")
        return sample(running.memory())


def sample(processes: Sequence[Memory]) -> Sample:
    bots = [one for one in processes if is_bot(one)]
    return Sample(
        pss=sum(one.pss for one in processes),
        private_per_bot=sum(one.private for one in bots) / max(1, len(bots)),
    )


def is_bot(process: Memory) -> bool:
    """Bots of the pool are named so; a plain process is called freqtrade."""
    return process.name.startswith(("bot ", "freqtrade"))


def describe(processes: Sequence[Memory]) -> str:
    now = sample(processes)
    others = [f"{p.name} {p.private:.0f}/{p.pss:.0f}" for p in processes if not is_bot(p)]
    rest = f"; private/PSS of {', '.join(others)}" if others else ""
    return f"{now.pss:.0f} MiB, {now.private_per_bot:.1f} private a bot{rest}"


def _poll(poll: Callable[[], None], minutes: float) -> None:
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        poll()
        time.sleep(POLL_SECONDS)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--bots", type=int, default=10)
    parser.add_argument("--no-baseline", action="store_true")
    parser.add_argument("--no-many-symbols", action="store_true")
    given = parser.parse_args()

    def emit(figure: Figure) -> None:
        print(figure.json_line(), flush=True)

    def progress(text: str) -> None:
        print(f"  {text}", file=sys.stderr, flush=True)

    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    plan = Plan(
        minutes=given.minutes,
        side_minutes=min(2.0, given.minutes),
        bots=given.bots,
        baseline=not given.no_baseline,
        many_symbols=not given.no_many_symbols,
    )
    run(Report("memory", machine(), emit, progress), plan)
    return 0


if __name__ == "__main__":
    sys.exit(main())
