# SPDX-License-Identifier: GPL-3.0-only
"""The report as JSON, and the part of it that counts as a change."""

import json
from datetime import UTC, datetime
from typing import Any

from pilot_runtime.agent.exits.records import LastExit
from pilot_runtime.agent.memory import SealedDatabase, Trading
from pilot_runtime.agent.observe.cpu_history import CpuFigures
from pilot_runtime.agent.observe.vitals import Vitals
from pilot_runtime.agent.status.records import ArrivalReport, BotReport, Health, PodReport

VERSION = 1


def document(report: PodReport, agent_id: str, revision: int, at: float) -> dict[str, Any]:
    """The body of `GET /v1/status`."""
    runtime = report.runtime
    return {
        "version": VERSION,
        "agentId": agent_id,
        "revision": revision,
        "pod": report.pod,
        "at": instant(at),
        "desired": {"revision": report.desired_revision, "error": report.desired_error},
        "runtime": {
            "preloaded": runtime.preloaded,
            "immortal": runtime.immortal,
            "python": runtime.python,
            "freqtrade": runtime.freqtrade,
            "reason": runtime.reason,
        },
        "memory": {
            "podPssBytes": report.pod_pss_bytes,
            "limitBytes": report.memory_limit,
            "pressure": report.memory_pressure,
        },
        "bots": [_bot(bot) for bot in report.bots],
    }


def signature(report: PodReport) -> str:
    """Equal for two reports between which a reader would do nothing."""
    return json.dumps(
        [
            report.desired_revision,
            report.desired_error,
            report.memory_pressure,
            [_bot_signature(bot) for bot in report.bots],
        ]
    )


def instant(at: float | None) -> str | None:
    """RFC 3339 in UTC with milliseconds."""
    if at is None:
        return None
    text = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _bot(bot: BotReport) -> dict[str, Any]:
    return {
        "id": bot.id,
        "name": bot.name,
        "uid": bot.uid,
        "goal": bot.goal,
        "state": bot.condition.state,
        "ready": bot.ready,
        "digest": bot.digest,
        "pid": bot.pid,
        "startedAt": instant(bot.started_at),
        "lastLoopAt": instant(bot.last_loop_at),
        "reason": bot.condition.reason,
        "message": bot.condition.message,
        "restarts": bot.restarts,
        "nextStartAt": instant(bot.next_start_at),
        "lastExit": _exit(bot.last_exit) if bot.last_exit else None,
        "pssBytes": bot.pss_bytes,
        "cpu": _cpu(bot.cpu) if bot.cpu else None,
        "trading": _trading(bot.trading) if bot.trading else None,
        "vitals": _vitals(bot.vitals) if bot.vitals else None,
        "health": health(bot.health),
        "stoppedAt": instant(bot.stopped_at),
        "readyAt": instant(bot.ready_at),
        "database": _database(bot.database) if bot.database else None,
        "departure": {"id": bot.departure} if bot.departure else None,
        "arrival": _arrival(bot.arrival) if bot.arrival else None,
    }


def health(found: Health) -> dict[str, str]:
    """One bot's health."""
    return {"state": found.state.value, "reason": found.reason, "message": found.message}


def _database(sealed: SealedDatabase) -> dict[str, Any]:
    return {"sha256": sealed.sha256, "bytes": sealed.size, "sealedAt": instant(sealed.at)}


def _arrival(arrival: ArrivalReport) -> dict[str, Any]:
    return {"id": arrival.id, "state": arrival.state, "message": arrival.message}


def _exit(end: LastExit) -> dict[str, Any]:
    return {
        "code": end.code,
        "signal": end.signal,
        "reason": end.reason.value,
        "message": end.message,
        "field": end.field,
        "at": instant(end.at),
    }


def _trading(figures: Trading) -> dict[str, Any]:
    return {
        "openTrades": figures.open_trades,
        "closedTrades": figures.closed_trades,
        "profit": figures.profit,
        "equity": figures.equity,
        "startingCapital": figures.starting or None,
        "currency": figures.currency,
        "at": instant(figures.at),
    }


def _cpu(used: CpuFigures) -> dict[str, Any]:
    return {"averageMilli": used.average_milli, "burstMilli": used.burst_milli}


def _vitals(vitals: Vitals) -> dict[str, Any]:
    return {
        "since": instant(vitals.since),
        "errors": vitals.errors,
        "loopMs": vitals.loop_ms,
        "analysisMs": vitals.analysis_ms,
    }


def _bot_signature(bot: BotReport) -> list[object]:
    figures = bot.trading
    database = bot.database
    return [
        bot.id,
        bot.uid,
        bot.goal,
        bot.condition.state,
        bot.condition.reason,
        bot.ready,
        bot.digest,
        bot.pid,
        bot.restarts,
        bot.next_start_at,
        bot.last_exit.at if bot.last_exit else None,
        [figures.open_trades, figures.closed_trades] if figures else None,
        database.sha256 if database else None,
        bot.departure,
        [bot.arrival.id, bot.arrival.state, bot.arrival.message] if bot.arrival else None,
        bot.ready_at,
        [bot.health.state, bot.health.reason],
        [bot.vitals.since, bot.vitals.alarm] if bot.vitals else None,
    ]
