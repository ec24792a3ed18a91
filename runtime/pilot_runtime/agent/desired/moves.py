# SPDX-License-Identifier: GPL-3.0-only
"""A bot's move to another pod, as both pods' slots say it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Peer:
    """The pod at the other end of a move."""

    pool: str
    pod: str

    def __str__(self) -> str:
        return f"{self.pool}/{self.pod}"


@dataclass(frozen=True, slots=True)
class ArrivalSource:
    """Where the sealed database is to be had, and what it must be when it is here.

    `url`: the other agent's base address; `ticket`: bearer of this one download; `size` in bytes,
    0 when the bot never had a database.
    """

    url: str
    ticket: str = field(repr=False)
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A bot that comes from another pod; `source` is None until the move is committed."""

    id: str
    origin: Peer
    source: ArrivalSource | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """A bot that leaves for another pod once it is sealed."""

    id: str
    to: Peer
