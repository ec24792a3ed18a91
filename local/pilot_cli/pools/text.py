# SPDX-License-Identifier: Apache-2.0
"""Pools as text: one line a pool, or the map of one."""

from __future__ import annotations

from collections.abc import Sequence

from pilot_cli.pools.view import MoveView, PodView, PoolView
from pilot_cli.table import text_table

_HEADER = (
    "POOL", "OWNER", "HEALTH", "PODS", "READY", "SLOTS", "FREE", "BOTS", "READY", "WAITING",
    "MEMORY", "TROUBLE",
)  # fmt: skip


def pools_table(views: Sequence[PoolView]) -> str:
    """One line a pool; the last column only when some pool needs it."""
    rows = [_row(view) for view in views]
    width = len(_HEADER) if any(row[-1] for row in rows) else len(_HEADER) - 1
    return text_table(_HEADER[:width], [row[:width] for row in rows])


def pool_map(view: PoolView) -> str:
    """Pods with the bots in their slots, then what waits, moves and is suggested."""
    lines = [
        f"Pool {view.name} ({_whose(view)}, namespace {view.namespace}): {view.health}",
        _size(view),
    ]
    lines += [f"! {trouble}" for trouble in view.troubles]
    for pod in view.pods:
        lines += ["", *_pod(pod)]
    if view.waiting:
        lines += ["", "Waiting for a slot:"]
        lines += [f"  {bot.name}  {bot.why}".rstrip() for bot in view.waiting]
    lines += _moves("Last moves:", view.moves)
    lines += _moves(
        f"Suggested moves (./pilot rebalance {view.name} --execute makes them):", view.suggestions
    )
    return "\n".join(lines)


def suggestions(view: PoolView) -> str:
    """The moves that would even out the pool, a line each."""
    return "\n".join(_moves("Suggested moves:", view.suggestions))


def _row(view: PoolView) -> tuple[str, ...]:
    total = view.totals.get
    return (
        view.name, view.owner, view.health, str(total("pods", 0)), str(total("readyPods", 0)),
        str(total("slots", 0)), str(total("free", 0)), str(total("bots", 0)),
        str(total("readyBots", 0)), str(total("waitingBots", 0)), _mib(total("memoryMb", 0)),
        view.troubles[0] if view.troubles else "",
    )  # fmt: skip


def _size(view: PoolView) -> str:
    total = view.totals.get
    return (
        f"Pods: {total('pods', 0)} ({view.min_pods} to {view.max_pods}), "
        f"{view.slots_per_pod} slots each; {total('used', 0)} slots used, "
        f"{total('free', 0)} free; {_mib(total('memoryMb', 0))}"
    )


def _pod(pod: PodView) -> list[str]:
    head = (
        f"{pod.name}  {pod.phase}, {pod.health}  "
        f"[{'#' * len(pod.bots)}{'.' * pod.free}] {len(pod.bots)} of {pod.capacity}  "
        f"{_mib(pod.memory_mb)}{_cpu(pod)}"
    )
    lines = [f"{head}  {pod.address}".rstrip()]
    if pod.message:
        lines.append(f"  ! {pod.message}")
    rows = [
        (
            f"  {bot.name}", bot.phase or "-", "ready" if bot.ready else "not ready",
            f"{bot.strategy} {bot.version}".strip(), f"{bot.open_trades} open", bot.why,
        )
        for bot in pod.bots
    ]  # fmt: skip
    return lines + (text_table(rows[0], rows[1:]).splitlines() if rows else [])


def _moves(title: str, moves: Sequence[MoveView]) -> list[str]:
    if not moves:
        return []
    rows = [
        (
            f"  {move.bot}", f"{move.source} -> {move.target}", move.phase or "-",
            "-" if move.downtime_ms is None else f"{move.downtime_ms / 1000:.1f} s down",
            move.at, move.reason,
        )
        for move in moves
    ]  # fmt: skip
    return ["", title, *text_table(rows[0], rows[1:]).splitlines()]


def _whose(view: PoolView) -> str:
    return "shared" if view.owner == "shared" else f"owner {view.owner}"


def _cpu(pod: PodView) -> str:
    if pod.cpu_milli is None or pod.cpu_burst_milli is None:
        return ""
    return f", CPU {pod.cpu_milli}m, at most {pod.cpu_burst_milli}m"


def _mib(value: int) -> str:
    return f"{value} MiB" if value else "memory unknown"
