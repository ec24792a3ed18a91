# SPDX-License-Identifier: Apache-2.0
"""Which symbols exist: a fixed number of pairs of coins and quote currencies."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from paper_exchange.market.assets import coins, currencies, dollars
from paper_exchange.model.asset import AssetTraits
from paper_exchange.model.hashing import draw, key_of, uniform
from paper_exchange.model.symbol import Symbol, lot_decimals, price_decimals

_DAY_MS: Final = 86_400_000
_OPENED_MS: Final = 1_502_928_000_000
"""2017-08-17: nothing was listed before."""
_YOUNGEST_MS: Final = 1_748_736_000_000
"""2025-06-01: everything is listed by then."""

_QUOTES: Final[tuple[tuple[str, float, float], ...]] = (
    ("USDT", 1.00, 1.0),
    ("USDC", 0.75, 0.2),
    ("BTC", 0.60, 0.05),
    ("FDUSD", 0.45, 0.15),
    ("TRY", 0.50, 0.05),
    ("EUR", 0.28, 0.04),
    ("USD", 0.10, 0.10),
    ("ETH", 0.24, 0.01),
    ("BNB", 0.30, 0.01),
    ("BRL", 0.10, 0.01),
    ("JPY", 0.10, 0.01),
    ("TUSD", 0.08, 0.01),
    ("DAI", 0.02, 0.005),
    ("MXN", 0.02, 0.005),
    ("PLN", 0.02, 0.005),
    ("ARS", 0.02, 0.005),
    ("ZAR", 0.02, 0.005),
)
"""Quote currency, share of the coins that trade against it, share of a coin's turnover."""

_SAFE_RANK: Final = 40
"""Pairs of the most traded coins are never halted: demonstrations rely on them."""
_HALTED: Final = 0.14

_LEAST_PRICE: Final = 3e-7
"""Below that the finest price step, 1e-8, would be too coarse to trade."""


@dataclass(frozen=True)
class Listing:
    """All symbols by name, in the exchange's order, and the assets behind them."""

    symbols: dict[str, Symbol]
    assets: dict[str, AssetTraits]

    @staticmethod
    def of(seed: int, count: int) -> "Listing":
        """`count` symbols, leading coins against USDT first, then by turnover."""
        # A tenth of the pairs falls away for being worth too little.
        per_coin = sum(share for _, share, _ in _QUOTES) * 0.9
        bases = coins(seed, max(8, int(count / per_coin) + 8))
        assets = {each.code: each for each in (*bases, *dollars(), *currencies())}
        symbols: dict[str, Symbol] = {}
        for quote, share, flow in _QUOTES:
            for rank, base in enumerate(bases[: max(8, int(len(bases) * share))]):
                if base.code != quote and base.usd / assets[quote].usd >= _LEAST_PRICE:
                    each = _symbol(seed, rank, base, assets[quote], flow)
                    symbols[each.name] = each
        leaders = {base.code for base in bases[:_SAFE_RANK]}
        ranked = sorted(
            symbols.values(),
            key=lambda each: (each.quote != "USDT" or each.base not in leaders, -each.turnover_usd),
        )
        return Listing({each.name: each for each in ranked[:count]}, assets)


def _symbol(seed: int, rank: int, base: AssetTraits, quote: AssetTraits, flow: float) -> Symbol:
    price = base.usd / quote.usd
    key = key_of(seed, "listing", base.code, quote.code)
    age, fate = uniform(draw(key, np.arange(2))).tolist()
    listed = _OPENED_MS + int((_YOUNGEST_MS - _OPENED_MS) * age**1.5 * min(1.0, rank / 30))
    return Symbol(
        base.code,
        quote.code,
        price_decimals(price),
        lot_decimals(base.usd),
        price,
        base.usd,
        turnover_usd=base.turnover * flow,
        listed_ms=listed // _DAY_MS * _DAY_MS,
        trading=rank < _SAFE_RANK or fate >= _HALTED,
        margin=rank < _SAFE_RANK * 4 and quote.code in {"USDT", "USDC", "BTC", "FDUSD"},
    )
