# SPDX-License-Identifier: Apache-2.0
"""An order book around the current price."""

from functools import lru_cache
from typing import Final

import numpy as np

from paper_exchange.feed.quotes import Quote
from paper_exchange.model.hashing import Floats, Ints, draw, key_of, uniform
from paper_exchange.model.symbol import Symbol

DEEPEST: Final = 1000
_GAP: Final = 8e-5
"""Distance between levels as a ratio of the price."""


class Books:
    """Depth documents; one for each tick however many ask."""

    def __init__(self) -> None:
        self._render = lru_cache(maxsize=256)(_render)

    def document(self, quote: Quote, limit: int) -> bytes:
        """The depth answer with up to `limit` levels a side; empty when trading is halted."""
        if not quote.symbol.trading:
            return b'{"lastUpdateId":%d,"bids":[],"asks":[]}' % quote.tick
        return self._render(quote.symbol, quote.tick, quote.bid, quote.ask, min(limit, DEEPEST))

    def top(self, quote: Quote) -> tuple[int, int]:
        """Lots at the best bid and the best ask."""
        bids, asks = _sizes(quote.symbol, quote.tick, 1)
        return int(bids[0]), int(asks[0])


def _render(symbol: Symbol, tick: int, bid: int, ask: int, limit: int) -> bytes:
    gap = max(1, round(bid * _GAP))
    steps = np.arange(limit, dtype=np.int64) * gap
    bids, asks = _sizes(symbol, tick, limit)
    below = bid - steps
    kept = int(np.count_nonzero(below > 0))
    return b'{"lastUpdateId":%d,"bids":[%b],"asks":[%b]}' % (
        tick,
        _levels(symbol, below[:kept], bids[:kept]),
        _levels(symbol, ask + steps, asks),
    )


def _sizes(symbol: Symbol, tick: int, limit: int) -> tuple[Ints, Ints]:
    key = key_of("book", symbol.name, tick)
    level = np.arange(limit, dtype=np.int64)
    growth: Floats = max(3.0, symbol.lots_a_minute) * (0.2 + level / 40.0)
    bids, asks = (
        np.ceil(growth * (0.1 + uniform(draw(key, level + side)))).astype(np.int64)
        for side in (0, DEEPEST)
    )
    return bids, asks


def _levels(symbol: Symbol, prices: Ints, lots: Ints) -> bytes:
    price, amount = (prices * symbol.tick).tolist(), (lots * symbol.lot_step).tolist()
    pairs = zip(price, amount, strict=True)
    return ",".join(['["{:.8f}","{:.8f}"]'.format(*pair) for pair in pairs]).encode()
