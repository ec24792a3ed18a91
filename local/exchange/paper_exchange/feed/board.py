# SPDX-License-Identifier: Apache-2.0
"""All tickers at once: worked out in the background, at most once every five minutes."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Final

from paper_exchange.feed.day import Days
from paper_exchange.feed.quotes import Quotes
from paper_exchange.feed.venue import Venue

_FRESH_MS: Final = 300_000


@dataclass(frozen=True)
class Snapshot:
    """Every trading symbol's 24-hour ticker, long and short form, as it was at `at_ms`."""

    at_ms: int
    full: list[dict[str, Any]]
    full_document: bytes


class Board:
    """Keeps one snapshot of all tickers.

    The first asker waits for it; later ones get the last one while a newer one is made.
    """

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._snapshot: Snapshot | None = None
        self._making: asyncio.Task[Snapshot] | None = None

    async def snapshot(self) -> Snapshot:
        """The current snapshot, up to five minutes old."""
        held = self._snapshot
        if held is not None and self._venue.now_ms() - held.at_ms < _FRESH_MS:
            return held
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(self._renew())
        return held if held is not None else await asyncio.shield(self._making)

    async def close(self) -> None:
        """Wait for work in the background."""
        if self._making is not None:
            await asyncio.wait([self._making])

    async def _renew(self) -> Snapshot:
        made = await asyncio.to_thread(self._make)
        self._snapshot = made
        return made

    def _make(self) -> Snapshot:
        # Own quotes: those of the server are not shared between threads.
        days = Days(self._venue, Quotes(self._venue))
        at_ms = self._venue.now_ms()
        by_base = sorted(self._venue.listing.symbols.values(), key=lambda each: each.base)
        full = {each.name: days.of(each).full() for each in by_base if each.trading}
        ordered = [full[name] for name in self._venue.listing.symbols if name in full]
        return Snapshot(at_ms, ordered, json.dumps(ordered, separators=(",", ":")).encode())
