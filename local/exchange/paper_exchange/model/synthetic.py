# SPDX-License-Identifier: Apache-2.0
"""The seeded price model: a symbol is the ratio of two assets plus a little life of its own."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from paper_exchange.model.asset import Asset, AssetTraits, MarketWalk
from paper_exchange.model.bridges import TICKS, Bridges
from paper_exchange.model.hashing import Floats, Ints, bell, draw, key_of, uniform
from paper_exchange.model.source import Flow
from paper_exchange.model.symbol import Symbol

_RAMP = np.arange(TICKS) / TICKS
_MIDDLE = TICKS // 2
_TRADES = 150.0
"""Trades in a usual minute of a busy symbol."""

_REMEMBERED = 48
_WIDE = 256
"""Minutes from which on an asset's values are kept for questions about a part of them."""


@dataclass(frozen=True)
class SyntheticStretch:
    """Minutes of one symbol; see `Stretch`."""

    symbol: Symbol
    key: int
    first: int
    levels: Floats
    """Log price at each minute's start, one more than there are minutes."""
    spread: Floats
    """Deviation within each minute."""
    bridges: Bridges

    @cached_property
    def _minutes(self) -> Ints:
        return np.arange(self.first, self.first + len(self.spread), dtype=np.int64)

    @cached_property
    def _pattern(self) -> Ints:
        bits = draw(key_of(self.key, "pattern"), self._minutes)
        return (bits % np.uint64(len(self.bridges.top))).astype(np.int64)

    @cached_property
    def opens(self) -> Floats:
        prices: Floats = np.exp(self.levels[:-1])
        return prices

    @cached_property
    def middles(self) -> Floats:
        half = self.levels[:-1] + (self.levels[1:] - self.levels[:-1]) * _RAMP[_MIDDLE]
        prices: Floats = np.exp(half + self.spread * self.bridges.shape[self._pattern, _MIDDLE])
        return prices

    @cached_property
    def upper(self) -> Floats:
        ends = np.maximum(self.levels[:-1], self.levels[1:])
        return np.exp(ends + self.spread * self.bridges.top[self._pattern])

    @cached_property
    def lower(self) -> Floats:
        ends = np.minimum(self.levels[:-1], self.levels[1:])
        return np.exp(ends + self.spread * self.bridges.bottom[self._pattern])

    @cached_property
    def flow(self) -> Flow:
        move = np.abs(self.levels[1:] - self.levels[:-1]) / self.spread
        mood = np.exp(0.5 * bell(draw(key_of(self.key, "mood"), self._minutes)))
        usual = self.symbol.lots_a_minute
        lots = np.rint(usual * mood * (0.4 + 0.6 * np.minimum(move, 6.0))).astype(np.int64)
        rising = np.tanh((self.levels[1:] - self.levels[:-1]) / self.spread)
        luck = uniform(draw(key_of(self.key, "side"), self._minutes)) - 0.5
        bought = np.floor(lots * (0.5 + 0.2 * rising + 0.2 * luck)).astype(np.int64)
        trades = np.minimum(lots, 1 + (lots * (_TRADES / (_TRADES + usual))).astype(np.int64))
        return Flow(lots, bought, trades)

    def rows(self, index: Ints) -> Floats:
        start, stop = self.levels[index, None], self.levels[index + 1, None]
        inside = self.spread[index, None] * self.bridges.shape[self._pattern[index]]
        return np.exp(start + (stop - start) * _RAMP + inside)

    def shares(self, index: int) -> Floats:
        share: Floats = self.bridges.shares[self._pattern[index]]
        return share


@dataclass(frozen=True)
class AssetMinutes:
    """An asset's log dollar value and volatility over minutes from `first`.

    `values` has one entry more than `spread`.
    """

    first: int
    values: Floats
    spread: Floats

    def part(self, first: int, count: int) -> "AssetMinutes | None":
        """The wanted minutes if all of them are here."""
        begin = first - self.first
        if begin < 0 or begin + count > len(self.spread):
            return None
        end = begin + count
        return AssetMinutes(first, self.values[begin : end + 1], self.spread[begin:end])


class SyntheticSource:
    """Prices of every symbol from one seed."""

    def __init__(self, seed: int, traits: dict[str, AssetTraits]) -> None:
        market = MarketWalk(seed)
        self._seed = seed
        self._assets = {code: Asset(each, market, seed) for code, each in traits.items()}
        self._bridges = Bridges.of(seed)
        # Neighbouring questions are about the same minutes: many symbols share BTC or USDT.
        self._narrow = lru_cache(maxsize=_REMEMBERED)(self._compute)
        self._wide: dict[str, AssetMinutes] = {}

    def stretch(self, symbol: Symbol, first: int, count: int) -> SyntheticStretch:
        """`count` minutes of a symbol from minute `first`; works for the past and the future."""
        base = self._minutes(symbol.base, first, count)
        quote = self._minutes(symbol.quote, first, count)
        key = key_of(self._seed, "symbol", symbol.name)
        levels, spread = base.values - quote.values, np.hypot(base.spread, quote.spread)
        return SyntheticStretch(symbol, key, first, levels, spread, self._bridges)

    def _minutes(self, code: str, first: int, count: int) -> AssetMinutes:
        held = self._wide.get(code)
        found = held.part(first, count) if held is not None else None
        if found is not None:
            return found
        if count < _WIDE:
            return self._narrow(code, first, count)
        made = self._compute(code, first, count)
        if len(self._wide) >= _REMEMBERED:
            self._wide = {}
        self._wide[code] = made
        return made

    def _compute(self, code: str, first: int, count: int) -> AssetMinutes:
        asset = self._assets[code]
        return AssetMinutes(first, asset.log_usd(first, count + 1), asset.volatility(first, count))
