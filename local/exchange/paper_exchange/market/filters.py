# SPDX-License-Identifier: Apache-2.0
"""Trading rules of a symbol, as exchangeInfo lists them."""

from typing import Any, Final

from paper_exchange.model.symbol import Symbol

_SMALLEST_ORDER: Final = {
    "BTC": "0.00010000",
    "ETH": "0.00100000",
    "BNB": "0.01000000",
    "TRY": "10.00000000",
    "BRL": "10.00000000",
    "JPY": "100.00000000",
    "MXN": "100.00000000",
    "PLN": "25.00000000",
    "ARS": "5000.00000000",
    "ZAR": "100.00000000",
}


def filters(symbol: Symbol) -> list[dict[str, Any]]:
    """Price grid, amount grid, smallest order and limits of open orders."""
    most = 9_000_000 if symbol.lot_decimals == 0 else 90_000
    return [
        {
            "filterType": "PRICE_FILTER",
            "minPrice": amount(symbol.tick),
            "maxPrice": amount(_above(symbol.usual_price)),
            "tickSize": amount(symbol.tick),
        },
        {
            "filterType": "LOT_SIZE",
            "minQty": amount(symbol.lot_step),
            "maxQty": amount(most),
            "stepSize": amount(symbol.lot_step),
        },
        {"filterType": "ICEBERG_PARTS", "limit": 10},
        {
            "filterType": "MARKET_LOT_SIZE",
            "minQty": "0.00000000",
            "maxQty": amount(most / 10),
            "stepSize": "0.00000000",
        },
        {
            "filterType": "TRAILING_DELTA",
            "minTrailingAboveDelta": 10,
            "maxTrailingAboveDelta": 2000,
            "minTrailingBelowDelta": 10,
            "maxTrailingBelowDelta": 2000,
        },
        {
            "filterType": "PERCENT_PRICE_BY_SIDE",
            "bidMultiplierUp": "5",
            "bidMultiplierDown": "0.2",
            "askMultiplierUp": "5",
            "askMultiplierDown": "0.2",
            "avgPriceMins": 5,
        },
        {
            "filterType": "NOTIONAL",
            "minNotional": _SMALLEST_ORDER.get(symbol.quote, "5.00000000"),
            "applyMinToMarket": True,
            "maxNotional": "9000000.00000000",
            "applyMaxToMarket": False,
            "avgPriceMins": 5,
        },
        {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 200},
        {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5},
    ]


def amount(number: float) -> str:
    """A number as the exchange prints it: eight digits after the point."""
    return f"{number:.8f}"


def _above(price: float) -> float:
    """A round number far above the usual price."""
    limit = 1000.0
    while limit < price * 10:
        limit *= 10
    return limit
