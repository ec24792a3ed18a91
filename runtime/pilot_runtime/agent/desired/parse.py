# SPDX-License-Identifier: GPL-3.0-only
"""`desired.json` → records, whole or not at all."""

import json
import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from pilot_runtime.agent.desired.fields import DesiredInvalidError, Fields
from pilot_runtime.agent.desired.parse_moves import parse_arrival, parse_departure
from pilot_runtime.agent.desired.records import (
    DesiredBot,
    DesiredPod,
    Drain,
    Goal,
    HealthRules,
    Positions,
)

VERSION = 1
BOT_ID = re.compile(r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")
BLOB_KEY = re.compile(r"blob-[0-9a-f]{24}")
EXCHANGE = re.compile(r"[a-z0-9_]{1,40}")
AGENT_FILES = frozenset({"runtime.json"})
T = TypeVar("T", bound=StrEnum)


def parse_desired(text: str) -> DesiredPod:
    """Read one revision; raises DesiredInvalidError naming the first field that is wrong."""
    try:
        document = json.loads(text)
    except ValueError as problem:
        raise DesiredInvalidError(f"desired.json is not JSON: {problem}") from None
    top = Fields(document, "")
    if top.whole("version", 0) != VERSION:
        raise DesiredInvalidError(f"version must be {VERSION}: operator and agent do not match")
    bots = tuple(_bot(one) for one in top.children("bots"))
    ids = [bot.id for bot in bots]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise DesiredInvalidError(f"bots: id {twice} is there twice")
    return DesiredPod(
        pool=top.text("pool"),
        pod=top.text("pod"),
        revision=top.whole("revision"),
        health=_health(top.child("health")),
        bots=bots,
        keep_archives=top.child("health").seconds("keepArchivesSeconds", 0),
    )


def _health(fields: Fields) -> HealthRules:
    return HealthRules(
        interval=fields.seconds("intervalSeconds", 30),
        stall_after=fields.seconds("stallAfterSeconds", 120),
        start_deadline=fields.seconds("startDeadlineSeconds", 60),
        max_restarts=fields.whole("maxRestarts", 3),
        restart_window=fields.seconds("restartWindowSeconds", 600),
        cooldown=fields.seconds("cooldownSeconds", 300),
        memory_per_bot_mb=fields.whole("memoryPerBotMb", 0),
    )


def _bot(fields: Fields) -> DesiredBot:
    files = fields.texts("files")
    for path, key in files.items():
        _check_file(path, key, fields.where("files"))
    drain = fields.child("drain")
    goal = _choice(fields, "goal", Goal)
    return DesiredBot(
        id=fields.matching("id", BOT_ID),
        name=fields.text("name"),
        uid=fields.text("uid"),
        goal=goal,
        digest=fields.text("digest"),
        mode=fields.text("mode"),
        class_name=fields.text("className"),
        exchange=fields.matching("exchange", EXCHANGE),
        files=files,
        drain=Drain(
            positions=_choice(drain, "positions", Positions, Positions.CLOSE),
            timeout=drain.seconds("timeoutSeconds", 120),
        ),
        arrival=parse_arrival(fields, goal),
        departure=parse_departure(fields),
    )


def _check_file(path: str, key: str, where: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or path in AGENT_FILES:
        raise DesiredInvalidError(f"{where}: {path!r} is not a path a bot may have")
    if not BLOB_KEY.fullmatch(key):
        raise DesiredInvalidError(f"{where}: {key!r} is not a blob key")


def _choice(fields: Fields, name: str, kind: type[T], default: T | None = None) -> T:
    value = fields.text(name, default)
    if value not in {one.value for one in kind}:
        allowed = ", ".join(one.value for one in kind)
        raise DesiredInvalidError(f"{fields.where(name)}={value!r} must be one of {allowed}")
    return kind(value)
