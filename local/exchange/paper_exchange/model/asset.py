# SPDX-License-Identifier: Apache-2.0
"""One coin or currency: what it is worth in US dollars as time goes by."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from paper_exchange.model.hashing import Floats, key_of
from paper_exchange.model.jumps import Jumps
from paper_exchange.model.walk import Walk

MARKET_SIGMA = 0.00055
"""Deviation of the whole market over one minute: about 40 % a year."""

MARKET_WANDER = 0.25
_REMEMBERED = 16


class MarketWalk:
    """The move that all coins share; what one coin has asked for is there for the next."""

    def __init__(self, seed: int) -> None:
        walk = Walk(key_of(seed, "market"), MARKET_SIGMA, MARKET_WANDER)
        self.at_minutes = lru_cache(maxsize=_REMEMBERED)(walk.at_minutes)
        self.volatility = lru_cache(maxsize=_REMEMBERED)(walk.volatility)


@dataclass(frozen=True)
class AssetTraits:
    """What sets an asset apart.

    `usd` is its usual worth in dollars, `sigma` its own deviation over one minute (a ratio),
    `beta` how much of the whole market's moves it shares, `wander` the deviation of its level
    over half a year, `jump` the usual size of sudden moves, `turnover` dollars traded in a day.
    """

    code: str
    usd: float
    sigma: float
    beta: float
    wander: float
    jump: float
    turnover: float


@dataclass(frozen=True)
class Asset:
    """An asset's dollar value as a function of the minute."""

    traits: AssetTraits
    market: MarketWalk
    seed: int
    own: Walk = field(init=False)
    jumps: Jumps = field(init=False)

    def __post_init__(self) -> None:
        key = key_of(self.seed, "asset", self.traits.code)
        object.__setattr__(self, "own", Walk(key, self.traits.sigma, self.traits.wander))
        object.__setattr__(self, "jumps", Jumps(key_of(key, "jumps"), self.traits.jump))

    def log_usd(self, first: int, count: int) -> Floats:
        """Logarithm of the dollar value at `count` minutes from minute `first`."""
        value = self.own.at_minutes(first, count) + log(self.traits.usd)
        if self.traits.jump:
            value += self.jumps.at_minutes(first, count)
        if self.traits.beta:
            value += self.traits.beta * self.market.at_minutes(first, count)
        return value

    def volatility(self, first: int, count: int) -> Floats:
        """Deviation of one minute's movement, for `count` minutes from minute `first`."""
        spread = self.own.volatility(first, count)
        if self.traits.beta:
            shared = self.traits.beta * self.market.volatility(first, count)
            spread = (spread * spread + shared * shared) ** 0.5
        return spread
