# SPDX-License-Identifier: Apache-2.0
"""Price moves that a test asks for, laid over whatever the source says."""

from dataclasses import dataclass
from math import log

import numpy as np

from paper_exchange.model.bridges import TICKS
from paper_exchange.model.hashing import Floats, Ints


@dataclass(frozen=True)
class Shock:
    """From tick `start` on the price moves by `percent` within `ticks` ticks, and stays moved."""

    start: int
    percent: float
    ticks: int

    def factor(self, at: Ints) -> Floats:
        """What to multiply prices with at the given ticks (ticks since 1970)."""
        share = np.clip((at - self.start + 1) / max(1, self.ticks), 0.0, 1.0)
        factor: Floats = np.exp(share * log(1.0 + self.percent / 100.0))
        return factor


class Shocks:
    """The shocks of every symbol; `generation` grows with each change."""

    def __init__(self) -> None:
        self._by_symbol: dict[str, tuple[Shock, ...]] = {}
        self.generation = 0

    def add(self, symbol: str, shock: Shock) -> None:
        self._by_symbol[symbol] = (*self._by_symbol.get(symbol, ()), shock)
        self.generation += 1

    def clear(self) -> None:
        """Forget all shocks: past candles are again what the source says."""
        self._by_symbol.clear()
        self.generation += 1

    def touches(self, symbol: str, last_minute: int) -> bool:
        """Whether a shock has begun for the symbol by the end of the minute."""
        shocks = self._by_symbol.get(symbol, ())
        return any(shock.start < (last_minute + 1) * TICKS for shock in shocks)

    def factor(self, symbol: str, at: Ints) -> Floats:
        """Product of the symbol's shocks at the given ticks."""
        factor = np.ones(at.shape)
        for shock in self._by_symbol.get(symbol, ()):
            factor *= shock.factor(at)
        return factor
