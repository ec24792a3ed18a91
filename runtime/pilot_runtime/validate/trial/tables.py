# SPDX-License-Identifier: GPL-3.0-only
"""Tables that freqtrade prints as the result of an analysis."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_HELPERS = (
    "freqtrade.optimize.analysis.lookahead_helpers",
    "freqtrade.optimize.analysis.recursive_helpers",
)
Table = list[list[str]]


@contextmanager
def captured_tables() -> Iterator[list[Table]]:
    """Rows of all tables printed while it is open; they are printed no more."""
    tables: list[Table] = []

    def keep(rows: Any, *_: Any, **__: Any) -> None:
        tables.append([[str(cell) for cell in row] for row in rows])

    modules: list[Any] = [importlib.import_module(name) for name in _HELPERS]
    kept = [module.print_rich_table for module in modules]
    for module in modules:
        module.print_rich_table = keep
    try:
        yield tables
    finally:
        for module, function in zip(modules, kept, strict=True):
            module.print_rich_table = function
