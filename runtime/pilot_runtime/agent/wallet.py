# SPDX-License-Identifier: GPL-3.0-only
"""What freqtrade's answers about its wallet and its open trades come to. Pure."""

from collections import defaultdict
from decimal import Decimal
from math import isclose
from typing import Any

from pilot_runtime.agent.money import money

Trades = list[dict[str, Any]]

AMOUNT_TOLERANCE = 1e-6
"""Relative: freqtrade adds up the same floats in another order."""


def starting(paper_wallet: str, balance: dict[str, Any]) -> str:
    """What a wallet began with; `paper_wallet` is empty for a live account.

    Freqtrade's own figure leaves out the untradable rest (1 % by default), and counts what was
    sold of open trades as part of the beginning.
    """
    return paper_wallet or money(balance.get("starting_capital", 0))


def equity(balance: dict[str, Any], trades: Trades) -> float:
    """All of a paper wallet is the bot's; of a live account only what freqtrade counts as its own.

    Freqtrade's own figure leaves out the untradable rest (1 % by default), which a paper bot
    would lose at its settlement, and takes prices that are up to ten minutes old.
    """
    if _is_paper(balance):
        return float(stake_row(balance)["balance"]) + sum(map(_trade_value, trades))
    return float(balance["total_bot"])


def equity_when_flat(paper_wallet: str, closed_profit: str) -> str:
    """What a paper bot without open trades owns, from its database alone."""
    return money(Decimal(paper_wallet) + Decimal(closed_profit))


def stake_row(balance: dict[str, Any]) -> dict[str, Any]:
    """The stake currency's part of the wallet."""
    rows = (row for row in balance.get("currencies", ()) if row["currency"] == balance["stake"])
    return dict(next(rows, {"free": 0, "balance": 0}))


def same_trades(some: Trades, others: Trades) -> bool:
    """Whether nothing was opened, closed or sold in part between two answers."""
    return _ids(some) == _ids(others)


def is_current(balance: dict[str, Any], trades: Trades) -> bool:
    """Whether a paper wallet holds just what is in the open trades.

    For a moment after a trade it does not: the proceeds of a closed one would be missing.
    """
    if not _is_paper(balance):
        return True
    held = {
        str(row["currency"]): float(row.get("position") or row["balance"])
        for row in balance["currencies"]
        if row["currency"] != balance["stake"] and (row.get("position") or row["balance"])
    }
    traded: dict[str, float] = defaultdict(float)
    for trade in trades:
        if trade["amount"]:
            traded[_held_as(trade)] += float(trade["amount"])
    return held.keys() == traded.keys() and all(
        isclose(held[one], traded[one], rel_tol=AMOUNT_TOLERANCE) for one in held
    )


def _is_paper(balance: dict[str, Any]) -> bool:
    """Simulated balances carry a note that says so, others none."""
    return bool(balance.get("note"))


def _held_as(trade: dict[str, Any]) -> str:
    spot = trade.get("trading_mode", "spot") == "spot"
    return str(trade["base_currency"] if spot else trade["pair"])


def _ids(trades: Trades) -> list[tuple[Any, ...]]:
    return [(trade["trade_id"], trade["amount"]) for trade in trades]


def _trade_value(trade: dict[str, Any]) -> float:
    """What an open trade is worth at the price of the bot's last loop."""
    rate = trade.get("current_rate")
    if not rate or rate != rate:  # noqa: PLR0124 NaN: nobody has told a price yet
        return float(trade["stake_amount"])
    if trade.get("trading_mode", "spot") == "spot":
        return float(trade["amount"]) * float(rate)
    return float(trade["stake_amount"]) + float(trade.get("profit_abs") or 0)
