# SPDX-License-Identifier: GPL-3.0-only
"""`arrival` and `departure` of one entry → records."""

import re
from urllib.parse import urlsplit

from pilot_runtime.agent.desired.fields import DesiredInvalidError, Fields
from pilot_runtime.agent.desired.moves import Arrival, ArrivalSource, Departure, Peer
from pilot_runtime.agent.desired.records import Goal

MOVE_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}")
HEX_DIGEST = re.compile(r"[0-9a-f]{64}")


def parse_arrival(bot: Fields, goal: Goal) -> Arrival | None:
    """None for a bot that does not come from elsewhere; whole unless it is only expected."""
    if not bot.has("arrival"):
        return None
    fields = bot.child("arrival")
    source = None if goal is Goal.EXPECTED else _source(fields)
    return Arrival(fields.matching("id", MOVE_ID), _peer(fields.child("from")), source)


def parse_departure(bot: Fields) -> Departure | None:
    """None for a bot that stays."""
    if not bot.has("departure"):
        return None
    fields = bot.child("departure")
    return Departure(fields.matching("id", MOVE_ID), _peer(fields.child("to")))


def _source(fields: Fields) -> ArrivalSource:
    return ArrivalSource(
        url=_base(fields),
        ticket=fields.text("ticket"),
        sha256=fields.matching("sha256", HEX_DIGEST),
        size=fields.whole("bytes"),
    )


def _base(fields: Fields) -> str:
    text = fields.text("url").rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise DesiredInvalidError(f"{fields.where('url')}={text!r} must be http://host:port")
    return text


def _peer(fields: Fields) -> Peer:
    return Peer(fields.text("pool"), fields.text("pod"))
