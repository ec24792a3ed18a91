# SPDX-License-Identifier: GPL-3.0-only
"""Whose money counts as a bot's, and from where it is counted."""

from typing import Any

import pytest

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, _equity, _starting

PAPER = BotAccess("127.0.0.1", 1, "agent", "x", "300")
LIVE = BotAccess("127.0.0.1", 1, "agent", "x")


def _paper(stake: float, total: float = 0) -> dict[str, Any]:
    rows = [{"currency": "USDT", "free": stake, "balance": stake}]
    note = "Simulated balances"
    return {"total": total, "total_bot": 0, "note": note, "stake": "USDT", "currencies": rows}


def test_all_of_a_paper_wallet_belongs_to_the_bot() -> None:
    assert _equity(_paper(1000.0), []) == 1000.0


@pytest.mark.parametrize(
    ("trade", "value"),
    [
        ({"amount": 2, "current_rate": 60.0, "stake_amount": 100}, 120),
        ({"amount": 2, "current_rate": float("nan"), "stake_amount": 100}, 100),
        ({"amount": 0, "current_rate": None, "stake_amount": 100}, 100),
        (
            {
                "amount": 2,
                "current_rate": 40.0,
                "stake_amount": 50,
                "profit_abs": 19.5,
                "trading_mode": "futures",
            },
            69.5,
        ),
    ],
)
def test_open_trades_count_at_the_price_of_now(trade: dict[str, Any], value: float) -> None:
    """Not at freqtrade's `total`, whose prices may be ten minutes old."""
    assert _equity(_paper(900.0, total=1000.0), [trade]) == 900.0 + value


def test_of_a_live_account_only_what_freqtrade_counts_as_the_bots_own() -> None:
    assert _equity({"total": 5000.0, "total_bot": 990.0, "note": ""}, []) == 990.0


def test_a_paper_wallet_is_counted_from_all_of_it() -> None:
    assert _starting(PAPER, {"starting_capital": 297.0}) == "300"
    assert _starting(LIVE, {"starting_capital": 297.0}) == "297"


class RestlessBot(BotClient):
    """Closes its trade while it is asked for its balance the first time."""

    def __init__(self) -> None:
        trade = {"trade_id": 1, "amount": 1, "current_rate": 99.0, "stake_amount": 100}
        self.trades: list[list[dict[str, Any]]] = [[trade], [], []]
        self.balances = [_paper(890.0), _paper(1010.0)]

    async def _get(self, bot: BotAccess, path: str, seconds: float = 3.0) -> Any:
        return self.trades.pop(0) if path == "status" else self.balances.pop(0)


async def test_a_worth_never_mixes_the_time_before_a_trade_with_that_after_it() -> None:
    worth = await RestlessBot().worth(PAPER)
    assert (worth.equity, worth.open_trades, worth.starting) == ("1010", 0, "300")
