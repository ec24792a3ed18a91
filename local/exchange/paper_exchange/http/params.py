# SPDX-License-Identifier: Apache-2.0
"""Query parameters, read and refused as the real exchange does it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paper_exchange.http import errors
from paper_exchange.model.interval import INTERVALS, Interval
from paper_exchange.model.symbol import Symbol

_NUMBER: Final = "^[0-9]{1,20}$"
_SYMBOL: Final = "^[\\w\\-._&&[^a-z]]{1,50}$"
_SYMBOLS: Final = re.compile(r"[A-Z0-9_.\-]{1,50}")


@dataclass(frozen=True)
class Params:
    """The query of one request, with the symbols it may name."""

    query: Mapping[str, str]
    known: Mapping[str, Symbol]

    def symbol(self) -> Symbol:
        """The mandatory parameter `symbol`."""
        name = self.query.get("symbol", "")
        if not name:
            raise errors.missing("symbol")
        return self._find(name, "symbol")

    def optional_symbol(self) -> Symbol | None:
        return self.symbol() if "symbol" in self.query else None

    def symbols(self) -> list[Symbol] | None:
        """The parameter `symbols`, a JSON list of names; None when it is absent."""
        text = self.query.get("symbols")
        if text is None:
            return None
        if "symbol" in self.query:
            raise errors.bad_combination()
        try:
            names = json.loads(text)
        except ValueError:
            raise errors.illegal(
                "symbols", '^\\["[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}\\]$'
            ) from None
        if not isinstance(names, list) or not names:
            raise errors.bad_value("symbols")
        return [self._find(str(name), "symbols") for name in names]

    def interval(self) -> Interval:
        name = self.query.get("interval", "")
        if not name:
            raise errors.missing("interval")
        if name not in INTERVALS:
            raise errors.invalid_interval()
        return INTERVALS[name]

    def limit(self, usual: int, most: int) -> int:
        """The parameter `limit`; larger values mean the largest."""
        value = self.number("limit")
        if value is None:
            return usual
        if value == 0:
            raise errors.bad_value("limit")
        return min(value, most)

    def number(self, name: str) -> int | None:
        """A whole number that is not negative; None when it is absent."""
        text = self.query.get(name)
        if text is None:
            return None
        if not text:
            raise errors.missing(name)
        if not re.fullmatch("[0-9]{1,20}", text):
            raise errors.illegal(name, _NUMBER)
        return int(text)

    def _find(self, name: str, parameter: str) -> Symbol:
        if not _SYMBOLS.fullmatch(name):
            raise errors.illegal(parameter, _SYMBOL)
        symbol = self.known.get(name)
        if symbol is None:
            raise errors.invalid_symbol()
        return symbol
