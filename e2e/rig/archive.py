# SPDX-License-Identifier: Apache-2.0
"""Reads the databases of bots that were deleted, past everything that reports about them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

CENT_MILLIONTH = Decimal("0.00000001")


def archived_database(home: Path, bot: str) -> Path:
    """Of the bot with that Kubernetes name; looks through the volumes of the local node."""
    found = sorted(home.glob(f"node/volumes/*/archive/{bot}-*/trades.sqlite"))
    assert len(found) == 1, f"one archived database of {bot}, not {found}"
    return found[0]


def earned(database: Path) -> Decimal:
    """Profit of all its trades, to eight decimals; none may be open."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute("select is_open, close_profit_abs from trades").fetchall()
    assert not any(is_open for is_open, _ in rows), "a deleted bot has no open trade"
    return sum((Decimal(str(profit)) for _, profit in rows), Decimal(0)).quantize(CENT_MILLIONTH)
