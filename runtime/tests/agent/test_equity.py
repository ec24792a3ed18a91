# SPDX-License-Identifier: GPL-3.0-only
"""Whose money counts as a bot's, and from where it is counted."""

from typing import Any

import pytest

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import LOOKS_AT_THE_WALLET, BotClient
from pilot_runtime.agent.wallet import equity, equity_when_flat, is_current, starting

PAPER = BotAccess("127.0.0.1", 1, "agent", "x", "300")


def _paper(stake: float, total: float = 0, coin: float = 0) -> dict[str, Any]:
    rows = [{"currency": "USDT", "free": stake, "balance": stake}]
    rows += [{"currency": "BTC", "free": coin, "balance": coin}] if coin else []
    note = "Simulated balances"
    return {"total": total, "total_bot": 0, "note": note, "stake": "USDT", "currencies": rows}


def test_all_of_a_paper_wallet_belongs_to_the_bot() -> None:
    assert equity(_paper(1000.0), []) == 1000.0


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
    assert equity(_paper(900.0, total=1000.0), [trade]) == 900.0 + value


def test_of_a_live_account_only_what_freqtrade_counts_as_the_bots_own() -> None:
    assert equity({"total": 5000.0, "total_bot": 990.0, "note": ""}, []) == 990.0


def test_a_paper_wallet_is_counted_from_all_of_it() -> None:
    assert starting("300", {"starting_capital": 297.0}) == "300"
    assert starting("", {"starting_capital": 297.0}) == "297"


class RestlessBot(BotClient):
    """Closes its trade while it is asked for its balance the first time."""

    def __init__(self) -> None:
        trade = {"trade_id": 1, "amount": 1, "current_rate": 99.0, "stake_amount": 100}
        self.trades: list[list[dict[str, Any]]] = [[trade], [], []]
        self.balances = [_paper(890.0), _paper(1010.0)]

    async def _get(self, bot: BotAccess, path: str, seconds: float = 3.0) -> Any:
        if path == "profit":
            return {"closed_trade_count": 1, "profit_closed_coin": 10.5}
        return self.trades.pop(0) if path == "status" else self.balances.pop(0)


class ForgetfulBot(RestlessBot):
    """Has closed its trade, and counts its wallet anew only after some looks; or never."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    async def _get(self, bot: BotAccess, path: str, seconds: float = 3.0) -> Any:
        if path == "status":
            return []
        if path == "balance":
            self.looks -= 1
            return _paper(890.0, coin=1) if self.looks >= 0 else _paper(1010.5)
        return await super()._get(bot, path, seconds)


async def test_a_worth_never_mixes_the_time_before_a_trade_with_that_after_it() -> None:
    worth = await RestlessBot().worth(PAPER)
    assert (worth.equity, worth.open_trades, worth.starting) == ("1010", 0, "300")


async def test_the_proceeds_of_a_trade_are_there_before_a_wallet_is_believed() -> None:
    assert (await ForgetfulBot(2).worth(PAPER)).equity == "1010.5"
    assert (await ForgetfulBot(LOOKS_AT_THE_WALLET).worth(PAPER)).equity == "890"


async def test_final_figures_of_a_flat_paper_bot_come_from_its_trades() -> None:
    """A wallet that is never counted anew would lose the last trade's stake for good."""
    figures = await ForgetfulBot(LOOKS_AT_THE_WALLET).figures(PAPER)
    assert (figures.equity, figures.profit, figures.closed_trades) == ("310.5", "10.5", 1)


def test_equity_of_decimals_is_exact() -> None:
    assert equity_when_flat("0.3", "-0.10000001") == "0.19999999"


SPOT = {"trade_id": 1, "amount": 1.0, "base_currency": "BTC", "pair": "BTC/USDT"}


@pytest.mark.parametrize(
    ("coin", "trades", "current"),
    [
        (0, [], True),
        (1, [SPOT], True),
        (1.00000000001, [SPOT], True),
        (0.5, [SPOT], False),
        (1, [], False),
        (0, [SPOT], False),
        (0, [SPOT | {"amount": 0}], True),
    ],
)
def test_a_wallet_is_current_when_it_holds_what_is_in_the_trades(
    coin: float, trades: list[dict[str, Any]], *, current: bool
) -> None:
    assert is_current(_paper(900.0, coin=coin), trades) is current


def test_a_position_is_held_under_its_pairs_name() -> None:
    pair = "BTC/USDT:USDT"
    trade = SPOT | {"pair": pair, "trading_mode": "futures"}
    balance = _paper(900.0)
    balance["currencies"].append({"currency": pair, "balance": 0, "position": 1.0})
    assert is_current(balance, [trade])
    assert not is_current(balance, [])


def test_nothing_is_expected_of_a_live_account() -> None:
    assert is_current({"note": "", "currencies": [{"currency": "BTC", "balance": 3}]}, [])
