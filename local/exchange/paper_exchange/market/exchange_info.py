# SPDX-License-Identifier: Apache-2.0
"""The exchangeInfo document: rendered once for each symbol, put together on demand."""

import json
from collections.abc import Iterable
from typing import Any, Final

from paper_exchange.market.filters import filters
from paper_exchange.market.listing import Listing
from paper_exchange.model.symbol import Symbol

_ORDER_TYPES: Final = [
    "LIMIT",
    "LIMIT_MAKER",
    "MARKET",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
]
_GROUPS: Final = ["TRD_GRP_004", "TRD_GRP_005", "TRD_GRP_006", "TRD_GRP_009", "TRD_GRP_010"]


class ExchangeInfo:
    """Bytes of exchangeInfo for any selection of symbols."""

    def __init__(self, listing: Listing, weight_limit: int) -> None:
        self._symbols = {
            name: _dumped(_describe(symbol)) for name, symbol in listing.symbols.items()
        }
        self._permissions = {name: permissions(symbol) for name, symbol in listing.symbols.items()}
        self._status = {name: symbol.status for name, symbol in listing.symbols.items()}
        self._limits = _dumped(_rate_limits(weight_limit))

    def select(self, wanted: frozenset[str], status: str | None) -> list[str]:
        """Names of symbols with one of the `wanted` permissions and, if given, that status."""
        return [
            name
            for name, held in self._permissions.items()
            if held & wanted and status in (None, self._status[name])
        ]

    def document(self, names: Iterable[str], now_ms: int) -> bytes:
        """The JSON document for these symbols."""
        head = b'{"timezone":"UTC","serverTime":%d,"rateLimits":%b,"exchangeFilters":[],"symbols":['
        body = b",".join(self._symbols[name] for name in names)
        return head % (now_ms, self._limits) + body + b"]}"


def permissions(symbol: Symbol) -> frozenset[str]:
    """What kinds of accounts may trade the symbol."""
    return frozenset(["SPOT", *(["MARGIN"] if symbol.margin else []), *_GROUPS])


def _describe(symbol: Symbol) -> dict[str, Any]:
    held = permissions(symbol)
    return {
        "symbol": symbol.name,
        "status": symbol.status,
        "baseAsset": symbol.base,
        "baseAssetPrecision": 8,
        "quoteAsset": symbol.quote,
        "quotePrecision": 8,
        "quoteAssetPrecision": 8,
        "baseCommissionPrecision": 8,
        "quoteCommissionPrecision": 8,
        "orderTypes": _ORDER_TYPES,
        "icebergAllowed": True,
        "ocoAllowed": True,
        "otoAllowed": True,
        "quoteOrderQtyMarketAllowed": True,
        "allowTrailingStop": True,
        "cancelReplaceAllowed": True,
        "amendAllowed": True,
        "isSpotTradingAllowed": True,
        "isMarginTradingAllowed": symbol.margin,
        "filters": filters(symbol),
        "permissions": [],
        "permissionSets": [[name for name in ("SPOT", "MARGIN", *_GROUPS) if name in held]],
        "defaultSelfTradePreventionMode": "EXPIRE_MAKER",
        "allowedSelfTradePreventionModes": ["EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"],
    }


def _rate_limits(weight: int) -> list[dict[str, Any]]:
    return [
        {
            "rateLimitType": "REQUEST_WEIGHT",
            "interval": "MINUTE",
            "intervalNum": 1,
            "limit": weight or 6000,
        },
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 100},
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 200000},
        {"rateLimitType": "RAW_REQUESTS", "interval": "MINUTE", "intervalNum": 5, "limit": 61000},
    ]


def _dumped(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
