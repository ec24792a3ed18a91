# SPDX-License-Identifier: Apache-2.0
"""Character of every asset: the well-known by a table, the others by the seed."""

from itertools import islice
from typing import Final

import numpy as np

from paper_exchange.market.coinage import made_up_codes
from paper_exchange.market.known import COINS, CURRENCIES, DOLLARS
from paper_exchange.model.asset import AssetTraits
from paper_exchange.model.hashing import bell, draw, key_of, uniform

_LEADER_TURNOVER: Final = 2.0e9
_DECLINE: Final = 1.15
"""Turnover falls with the rank to this power."""


def coins(seed: int, count: int) -> list[AssetTraits]:
    """`count` coins, the most traded first."""
    known = COINS[:count]
    taken = {code for code, _ in COINS} | set(DOLLARS) | {code for code, _ in CURRENCIES}
    rest = list(islice(made_up_codes(seed, taken), count - len(known)))
    worth = 10.0 ** (bell(draw(key_of(seed, "worth"), np.arange(len(rest)))) * 1.1 - 0.9)
    priced = [*known, *zip(rest, worth.tolist(), strict=True)]
    luck = uniform(draw(key_of(seed, "luck"), np.arange(3 * count))).reshape(count, 3).tolist()
    return [_coin(code, usd, rank, luck[rank]) for rank, (code, usd) in enumerate(priced)]


def dollars() -> list[AssetTraits]:
    """The dollar and stable coins: worth one, give or take a few hundredths of a cent."""
    return [AssetTraits(code, 1.0, 1e-5, 0.0, 3e-4, 0.0, 1e9) for code in DOLLARS]


def currencies() -> list[AssetTraits]:
    """State currencies: quiet, and without a share in what coins do."""
    return [AssetTraits(code, usd, 5e-5, 0.0, 0.02, 0.0, 1e9) for code, usd in CURRENCIES]


def _coin(code: str, usd: float, rank: int, luck: list[float]) -> AssetTraits:
    small = min(1.0, rank / 60)
    sigma = 0.00035 + (0.0004 + 0.0005 * luck[0]) * small**0.5
    return AssetTraits(
        code,
        usd,
        sigma=sigma,
        beta=1.0 if rank == 0 else 0.8 + 0.6 * luck[1],
        wander=0.10 + 0.20 * small,
        jump=0.010 + 0.015 * luck[2],
        turnover=_LEADER_TURNOVER / (rank + 1) ** _DECLINE,
    )
