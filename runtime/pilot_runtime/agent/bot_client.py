# SPDX-License-Identifier: GPL-3.0-only
"""The few freqtrade routes that the agent itself calls."""

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp

from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.money import money
from pilot_runtime.agent.wallet import (
    Trades,
    equity,
    equity_when_flat,
    is_current,
    same_trades,
    stake_row,
    starting,
)

SHORT_SECONDS = 3.0
FIGURES_SECONDS = 15.0
FORCE_EXIT_SECONDS = 60.0

LOOKS_AT_THE_WALLET = 10
LOOK_AGAIN_SECONDS = 0.05


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
        worth = await self.worth(bot)
        profit = await self._get(bot, "profit", FIGURES_SECONDS)
        closed = money(profit["profit_closed_coin"])
        flat = bot.paper_wallet and worth.open_trades == 0
        return BotFigures(
            closed_trades=int(profit["closed_trade_count"]),
            profit=closed,
            equity=equity_when_flat(worth.starting, closed) if flat else worth.equity,
            currency=worth.currency,
            starting=worth.starting,
        )

    async def worth(self, bot: BotAccess) -> BotWorth:
        """Asked again until trades and wallet fit together.

        Freqtrade writes down that a trade is open or closed before it counts its wallet anew. A
        wallet that never fits is taken as it is: freqtrade leaves out coins without a price.
        """
        trades = await self._open(bot)
        for look in range(LOOKS_AT_THE_WALLET):
            balance = await self._get(bot, "balance", FIGURES_SECONDS)
            trades, before = await self._open(bot), trades
            if same_trades(trades, before) and is_current(balance, trades):
                break
            await asyncio.sleep(LOOK_AGAIN_SECONDS if look else 0)
        return BotWorth(
            equity=money(equity(balance, trades)),
            starting=starting(bot.paper_wallet, balance),
            free=money(stake_row(balance)["free"]),
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
