# SPDX-License-Identifier: Apache-2.0
"""Many real bots in the pods of one pool."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.pool.pss import memory_of_tree
from rig.agent import PodAgent
from rig.api import Api
from rig.bot import ready
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import paper_bot

ROUTES = ("status", "profit", "balance", "count")
"""What a dashboard asks of a bot."""
_CLIENTS = 4


@dataclass(frozen=True)
class Seat:
    """Where a bot sits."""

    agent: PodAgent
    slot: str
    pod: str


@dataclass(frozen=True)
class Fleet:
    """Bots `fleet-0`, `fleet-1`, … of one pool."""

    cluster: Cluster
    api: Api
    pool: str

    def grow(self, bots: int) -> float:
        """Applies bots up to that number in one go; seconds until all are Ready."""
        wanted = names(bots)
        started = time.monotonic()
        self.cluster.apply(*[paper_bot(name, self.pool) for name in wanted])
        self.all_ready(bots)
        return time.monotonic() - started

    def all_ready(self, bots: int, seconds: float = 600) -> None:
        wanted = names(bots)
        eventually(
            self.api.bots,
            lambda seen: all(name in seen and ready(seen[name]) for name in wanted),
            f"{bots} bots Ready",
            seconds=seconds,
            every=0.05,
        )

    def seats(self, bots: int) -> dict[str, Seat]:
        """By name of the bot; one client for the agent of each pod."""
        agents: dict[str, PodAgent] = {}
        seats = {}
        for name, bot in self.api.bots().items():
            if name in names(bots):
                slot = bot["status"]["slot"]
                if slot["pod"] not in agents:
                    agents[slot["pod"]] = self.cluster.agent(slot["pool"], slot["pod"])
                seats[name] = Seat(agents[slot["pod"]], slot["id"], slot["pod"])
        return seats

    def pss_mb(self, bots: int) -> float:
        """PSS of all processes of the pods, MiB."""
        return sum(one.pss for root in self.roots(bots) for one in memory_of_tree(root))

    def roots(self, bots: int) -> set[int]:
        """Process 1 of each pod: the parent that its bots were forked from."""
        agents = {seat.pod: seat.agent for seat in self.seats(bots).values()}
        return {parent_of(min(agent.pids().values())) for agent in agents.values()}

    def api_ms(self, bots: int, rounds: int) -> list[float]:
        """Milliseconds of each call of a dashboard's routes, through the pods' agents."""
        seats = list(self.seats(bots).values()) * rounds
        with ThreadPoolExecutor(_CLIENTS) as pool:
            return [ms for calls in pool.map(_ask, seats) for ms in calls]


def names(bots: int) -> set[str]:
    return {f"fleet-{number}" for number in range(bots)}


def parent_of(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("PPid:"):
            return int(line.split()[1])
    raise ProcessLookupError(pid)


def _ask(seat: Seat) -> list[float]:
    times = []
    for route in ROUTES:
        started = time.monotonic()
        seat.agent.bot_api(seat.slot, route)
        times.append((time.monotonic() - started) * 1000)
    return times
