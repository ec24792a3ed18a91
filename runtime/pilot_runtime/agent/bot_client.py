# SPDX-License-Identifier: GPL-3.0-only
"""The few freqtrade routes that the agent itself calls."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.money import money

SHORT_SECONDS = 3.0
FIGURES_SECONDS = 15.0
FORCE_EXIT_SECONDS = 60.0

Trades = list[dict[str, Any]]


class BotSilentError(RuntimeError):
    """The bot's API did not answer, or not with success; the message has no secrets."""


@dataclass(frozen=True, slots=True)
class BotFigures:
    """Money in the stake currency, as decimal texts.

    `equity` is the whole wallet, counted from `starting`: the balance the process began with.
    """

    closed_trades: int
    profit: str
    equity: str
    currency: str
    starting: str


@dataclass(frozen=True, slots=True)
class BotWorth:
    """What a bot owns this moment; money as decimal texts in `currency`.

    `free`: the part of `equity` that is in no trade and no order.
    """

    equity: str
    starting: str
    free: str
    open_trades: int
    currency: str


def _starting(bot: BotAccess, balance: dict[str, Any]) -> str:
    """What a paper wallet began with.

    Freqtrade's own figure leaves out the untradable rest (1 % by default), and counts what was
    sold of open trades as part of the beginning.
    """
    return bot.paper_wallet or money(balance.get("starting_capital", 0))


def _ids(trades: Trades) -> list[tuple[Any, ...]]:
    return [(trade["trade_id"], trade["amount"]) for trade in trades]


def _stake_row(balance: dict[str, Any]) -> dict[str, Any]:
    rows = (row for row in balance.get("currencies", ()) if row["currency"] == balance["stake"])
    return dict(next(rows, {"free": 0, "balance": 0}))


def _trade_value(trade: dict[str, Any]) -> float:
    """What an open trade is worth at the price of the bot's last loop."""
    rate = trade.get("current_rate")
    if not rate or rate != rate:  # noqa: PLR0124 NaN: nobody has told a price yet
        return float(trade["stake_amount"])
    if trade.get("trading_mode", "spot") == "spot":
        return float(trade["amount"]) * float(rate)
    return float(trade["stake_amount"]) + float(trade.get("profit_abs") or 0)


def _equity(balance: dict[str, Any], trades: Trades) -> float:
    """All of a paper wallet is the bot's; of a live account only what freqtrade counts as its own.

    Freqtrade's own figure leaves out the untradable rest (1 % by default), which a paper bot
    would lose at its settlement, and takes prices that are up to ten minutes old. Simulated
    balances carry a note that says so, others none.
    """
    if balance.get("note"):
        return float(_stake_row(balance)["balance"]) + sum(map(_trade_value, trades))
    return float(balance["total_bot"])


class BotClient:
    """Talks to any bot of the pod over one pool of connections."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def state(self, bot: BotAccess) -> str:
        """Freqtrade's state: running, paused, stopped, reload_config; empty while it comes up."""
        return str((await self._get(bot, "show_config")).get("state", ""))

    async def last_loop(self, bot: BotAccess) -> float | None:
        """When the last trading loop of this life ended, seconds since 1970."""
        at = (await self._get(bot, "health")).get("last_process_ts")
        return float(at) if at else None

    async def open_trades(self, bot: BotAccess) -> int:
        return int((await self._get(bot, "count"))["current"])

    async def figures(self, bot: BotAccess) -> BotFigures:
        profit = await self._get(bot, "profit", FIGURES_SECONDS)
        worth = await self.worth(bot)
        return BotFigures(
            closed_trades=int(profit["closed_trade_count"]),
            profit=money(profit["profit_closed_coin"]),
            equity=worth.equity,
            currency=worth.currency,
            starting=worth.starting,
        )

    async def worth(self, bot: BotAccess) -> BotWorth:
        """Asked again when a trade was opened or closed meanwhile, so that it fits together."""
        trades = await self._open(bot)
        while True:
            balance = await self._get(bot, "balance", FIGURES_SECONDS)
            trades, before = await self._open(bot), trades
            if _ids(trades) == _ids(before):
                return BotWorth(
                    equity=money(_equity(balance, trades)),
                    starting=_starting(bot, balance),
                    free=money(_stake_row(balance)["free"]),
                    open_trades=len(trades),
                    currency=str(balance["stake"]),
                )

    async def _open(self, bot: BotAccess) -> Trades:
        return list(await self._get(bot, "status", FIGURES_SECONDS))

    async def log_tail(self, bot: BotAccess) -> tuple[tuple[float, str], ...]:
        """Time (seconds since 1970) and text of the newest records."""
        answer = await self._get(bot, "logs?limit=30")
        return tuple((float(row[1]) / 1000, str(row[4])) for row in answer.get("logs", ()))

    async def pause(self, bot: BotAccess) -> None:
        await self._post(bot, "pause")

    async def resume(self, bot: BotAccess) -> None:
        await self._post(bot, "start")

    async def force_exit_all(self, bot: BotAccess) -> None:
        body = {"tradeid": "all", "ordertype": "market"}
        await self._post(bot, "forceexit", body, FORCE_EXIT_SECONDS)

    async def _get(self, bot: BotAccess, path: str, seconds: float = SHORT_SECONDS) -> Any:
        return await self._ask("GET", bot, path, None, seconds)

    async def _post(
        self, bot: BotAccess, path: str, body: object = None, seconds: float = FIGURES_SECONDS
    ) -> Any:
        return await self._ask("POST", bot, path, body, seconds)

    async def _ask(
        self, method: str, bot: BotAccess, path: str, body: object, seconds: float
    ) -> Any:
        try:
            async with self._session.request(
                method,
                f"{bot.base}/{path}",
                json=body,
                headers={"Authorization": bot.authorization},
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as answer:
                if answer.status != 200:  # noqa: PLR2004 HTTP
                    raise BotSilentError(f"{method} {path}: status {answer.status}")
                return await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
            raise BotSilentError(f"{method} {path}: {problem.__class__.__name__}") from problem
