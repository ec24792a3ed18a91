# SPDX-License-Identifier: Apache-2.0
"""Puts listing, prices and clock together."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paper_exchange.clock import Clock, system_clock
from paper_exchange.feed.venue import Venue
from paper_exchange.market.listing import Listing
from paper_exchange.model.interval import MINUTE_MS
from paper_exchange.model.shocks import Shocks
from paper_exchange.model.synthetic import SyntheticSource
from paper_exchange.model.tape import Tape
from paper_exchange.replay.files import load_recordings
from paper_exchange.replay.source import ReplaySource, listed

if TYPE_CHECKING:
    from paper_exchange.model.source import PriceSource


@dataclass(frozen=True)
class Settings:
    """`symbols` to list, the `seed`, the `pace` of prices, and recordings to play (or None)."""

    symbols: int = 3500
    seed: int = 7
    pace: int = 1
    replay: Path | None = None
    loop: bool = True


def assemble(settings: Settings, clock: Clock = system_clock) -> Venue:
    """A venue as the settings say; raises ReplayFileError when recordings cannot be read."""
    listing = Listing.of(settings.seed, settings.symbols)
    source: PriceSource = SyntheticSource(settings.seed, listing.assets)
    if settings.replay is not None:
        recordings = load_recordings(settings.replay)
        begun = clock() * settings.pace // MINUTE_MS
        source = ReplaySource(source, recordings, begun, loop=settings.loop)
        played = {each.symbol_name: listed(each, listing) for each in recordings}
        listing = dataclasses.replace(listing, symbols={**played, **listing.symbols, **played})
    shocks = Shocks()
    return Venue(listing, Tape(source, shocks), shocks, clock, settings.pace)
