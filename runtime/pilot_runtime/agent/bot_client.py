# SPDX-License-Identifier: GPL-3.0-only
"""The few freqtrade routes that the agent itself calls."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from pilot_runtime.agent.bot_access import BotAccess

SHORT_SECONDS = 3.0
FIGURES_SECONDS = 15.0
FORCE_EXIT_SECONDS = 60.0


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


def _equity(balance: dict[str, Any]) -> float:
    """All of a paper wallet is the bot's; of a live account only what freqtrade counts as its own.

    Freqtrade's own figure leaves out the untradable rest (1 % by default), which a paper bot
    would lose at its settlement. Simulated balances carry a note that says so, others none.
    """
    return float(balance["total"] if balance.get("note") else balance["total_bot"])


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
        balance = await self._get(bot, "balance", FIGURES_SECONDS)
        return BotFigures(
            closed_trades=int(profit["closed_trade_count"]),
            profit=money(profit["profit_closed_coin"]),
            equity=money(_equity(balance)),
            currency=str(balance["stake"]),
            starting=money(balance.get("starting_capital", 0)),
        )

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


def money(value: object) -> str:
    """A decimal text without exponent, at most 8 places: freqtrade computes in floats."""
    text = f"{float(str(value)):.8f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text
