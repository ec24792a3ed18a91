# SPDX-License-Identifier: Apache-2.0
"""`pilot move BOT --to POOL[/ORDINAL]`: moves a bot with its database."""

import argparse
import json
from dataclasses import asdict, dataclass
from typing import Any

from pilot_cli.bots.view import camel_keys
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.commands.pools import find_pool
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items
from pilot_cli.pools.view import PoolView
from pilot_cli.waiting import wait_until

HELP = "move a bot with its database to another pool or pod"

_PIN = "crypto-pilot.dev/move-to"


@dataclass(frozen=True)
class AskedMove:
    """What a person asks for."""

    bot: str
    namespace: str
    source: str
    """Pod that it sits in; empty while it has none."""
    pool: str
    pod: str
    """Pod it shall sit in; empty = any of the pool."""
    waits: str
    """Why it does not move at once; empty when it does."""


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bot", metavar="BOT")
    parser.add_argument(
        "--to", required=True, metavar="POOL[/ORDINAL]", help="a pool, or one of its pods"
    )
    parser.add_argument("-n", "--namespace", default="", help="when several bots have the name")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen")
    parser.add_argument(
        "--timeout", type=float, default=120, metavar="SECONDS", help="how long to wait"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    pool_name, _, ordinal = options.to.partition("/")
    if ordinal and not ordinal.isdigit():
        raise PilotFailure(
            ExitCode.USAGE, f"--to {options.to}: write POOL or POOL/ORDINAL, as in starter/1."
        )
    bot = _bot(invocation, options.bot, options.namespace)
    pool = find_pool(invocation, pool_name, bot["metadata"]["namespace"])
    move = asked_move(bot, pool, ordinal)
    if not options.dry_run:
        _ask(invocation, move)
        if not move.waits:
            bot = _arrived(invocation, move, options.timeout)
    done = bot.get("status", {}).get("move") or {}
    if options.json:
        invocation.say_json({**camel_keys(asdict(move)), "dryRun": options.dry_run, "move": done})
    else:
        invocation.say(_sentence(move, options.dry_run, done))
    return ExitCode.OK


def asked_move(bot: dict[str, Any], pool: PoolView, ordinal: str) -> AskedMove:
    """Where the bot is, where it shall go, and what it waits for."""
    status = bot.get("status", {})
    pod = f"{pool.name}-{ordinal}-0" if ordinal else ""
    pods = [one.name for one in pool.pods]
    if pod and pod not in pods:
        raise PilotFailure(
            ExitCode.NOT_FOUND,
            f"Pool {pool.name} has no pod {pod}; it has: {', '.join(pods) or 'none'}.",
        )
    open_trades = (status.get("trading") or {}).get("openTrades") or 0
    spec = bot["spec"]
    policy = spec.get("update") or ("WhenFlat" if spec.get("mode") == "Live" else "Immediate")
    waits = ""
    if policy == "WhenFlat" and open_trades and spec.get("state", "Running") != "Stopped":
        waits = f"its {open_trades} open trades are closed (spec.update: Immediate moves it now)"
    return AskedMove(
        bot=bot["metadata"]["name"],
        namespace=bot["metadata"]["namespace"],
        source=(status.get("slot") or {}).get("pod", ""),
        pool=pool.name,
        pod=pod,
        waits=waits,
    )


def _bot(invocation: Invocation, name: str, namespace: str) -> dict[str, Any]:
    invocation.require_running()
    every = items(invocation, "bots", "-A")
    found = [
        bot
        for bot in every
        if bot["metadata"]["name"] == name and namespace in ("", bot["metadata"]["namespace"])
    ]
    if not found:
        raise PilotFailure(ExitCode.NOT_FOUND, f"There is no bot {name!r}.")
    if len(found) > 1:
        raise PilotFailure(
            ExitCode.USAGE, f"Bots named {name!r} are in several namespaces: add --namespace."
        )
    return found[0]


def _ask(invocation: Invocation, move: AskedMove) -> None:
    patch = {
        "metadata": {"annotations": {_PIN: move.pod or None}},
        "spec": {"placement": {"pool": move.pool, "dedicated": None}},
    }
    try:
        invocation.kubectl.run(
            "patch", "bot", move.bot, "-n", move.namespace, "--type=merge", "-p", json.dumps(patch)
        )
    except KubectlFailed as error:
        raise PilotFailure(ExitCode.NOT_READY, f"The move was not taken: {error}") from error


def _arrived(invocation: Invocation, move: AskedMove, seconds: float) -> dict[str, Any]:
    latest: list[dict[str, Any]] = [{}]

    def is_there() -> bool:
        latest[0] = _bot(invocation, move.bot, move.namespace)
        status = latest[0].get("status", {})
        slot = status.get("slot") or {}
        there = slot.get("pod") == move.pod if move.pod else slot.get("pool") == move.pool
        last = status.get("move") or {}
        return there and (last.get("to") != slot.get("pod") or bool(last.get("finishedAt")))

    wait_until(
        is_there, seconds,
        f"Bot {move.bot} is not there after {seconds:.0f} s; the move goes on "
        f"(kubectl describe bot {move.bot} says what it waits for).",
        invocation.clock, every=0.5,
    )  # fmt: skip
    return latest[0]


def _sentence(move: AskedMove, dry_run: bool, done: dict[str, Any]) -> str:
    target = f"pod {move.pod}" if move.pod else f"pool {move.pool}"
    source = f" from pod {move.source}" if move.source else ""
    if dry_run or move.waits:
        verb = "would move" if dry_run else "moves"
        when = f" when {move.waits}" if move.waits else ""
        return f"Bot {move.bot} {verb}{source} to {target}{when}."
    downtime = done.get("downtimeMs")
    cost = "" if downtime is None else f", {downtime / 1000:.1f} s without a process"
    return f"Bot {move.bot} moved{source} to {target}{cost}."
