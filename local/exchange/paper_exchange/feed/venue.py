# SPDX-License-Identifier: Apache-2.0
"""The exchange at this moment: its symbols, its tape and its clock."""

from dataclasses import dataclass

from paper_exchange.clock import Clock
from paper_exchange.market.listing import Listing
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.interval import MINUTE_MS
from paper_exchange.model.shocks import Shocks
from paper_exchange.model.tape import Tape

TICK_MS = MINUTE_MS // TICKS


@dataclass(frozen=True)
class Venue:
    """What every feed needs.

    `pace` is how many minutes the prices live in a minute of the clock: the model's minute number
    is the clock's minute number times the pace.
    """

    listing: Listing
    tape: Tape
    shocks: Shocks
    clock: Clock
    pace: int = 1

    def now_ms(self) -> int:
        """The exchange's time, milliseconds since 1970."""
        return self.clock()

    def tick(self) -> int:
        """Number of the model's current tick."""
        return self.now_ms() * self.pace // TICK_MS
