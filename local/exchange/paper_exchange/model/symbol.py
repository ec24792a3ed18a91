# SPDX-License-Identifier: Apache-2.0
"""One tradable symbol and the grids its prices and amounts lie on."""

from dataclasses import dataclass
from math import floor, log10

_MINUTES_A_DAY = 1440
_COARSEST_TICK, _FINEST_TICK = -2, -8
_FINEST_LOT, _COARSEST_LOT = -5, 0


@dataclass(frozen=True)
class Symbol:
    """A market `base`/`quote`.

    `price_decimals` and `lot_decimals` are the digits after the point of one price tick and one
    lot; `base_usd` what the base is usually worth in dollars; `turnover_usd` dollars traded in a
    day; `listed_ms` when trading began
    (ms since 1970).
    """

    base: str
    quote: str
    price_decimals: int
    lot_decimals: int
    usual_price: float
    base_usd: float
    turnover_usd: float
    listed_ms: int
    trading: bool = True
    margin: bool = False

    @property
    def name(self) -> str:
        """The exchange's name of it, as `BTCUSDT`."""
        return self.base + self.quote

    @property
    def tick(self) -> float:
        """Smallest price step in quote currency."""
        return float(10.0**-self.price_decimals)

    @property
    def lot_step(self) -> float:
        """Smallest amount in base currency."""
        return float(10.0**-self.lot_decimals)

    @property
    def lots_a_minute(self) -> float:
        """Lots traded in a usual minute."""
        return self.turnover_usd / _MINUTES_A_DAY / self.base_usd / self.lot_step

    @property
    def status(self) -> str:
        """`TRADING`, or `BREAK` when trading is halted for good."""
        return "TRADING" if self.trading else "BREAK"


def price_decimals(price: float) -> int:
    """Digits that keep about five significant ones, within what Binance uses."""
    return -min(_COARSEST_TICK, max(_FINEST_TICK, floor(log10(price)) - 4))


def lot_decimals(price: float) -> int:
    """Digits of an amount so that one lot is worth a fraction of the smallest order."""
    return -min(_COARSEST_LOT, max(_FINEST_LOT, -floor(log10(price)) - 1))
