# SPDX-License-Identifier: GPL-3.0-only
"""Which freqtrade routes a caller from outside the pod may use, and how."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

READ = frozenset({"GET", "HEAD"})
STRATEGY_NAMES = frozenset({"strategy", "strategy_name", "strategyname", "strategy_list"})
_SAFE = re.compile(r"[A-Za-z0-9_/-]{1,120}")

READABLE = (
    "ping|version|show_config|health|count|balance|profit|profit_all|performance|entries|exits"
    "|mix_tags|stats|daily|weekly|monthly|historic_balance|status|trades|trade/[0-9]+"
    "|trades/[0-9]+/custom-data|trades/open/custom-data|blacklist|whitelist|locks"
    "|pair_candles|plot_config|markets"
)
RULES: Mapping[str, re.Pattern[str]] = {
    "GET": re.compile(READABLE),
    "HEAD": re.compile(READABLE),
    "POST": re.compile(
        "forceexit|forceenter|blacklist|locks|locks/delete|pair_candles|trades/[0-9]+/reload"
    ),
    "DELETE": re.compile("trades/[0-9]+|trades/[0-9]+/open-order|blacklist|locks/[0-9]+"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call is not passed on."""

    message: str


def check(method: str, path: str, query: Iterable[tuple[str, str]], body: object) -> Refusal | None:
    """None when the call may go to the bot.

    Left out on purpose: start, stop, pause and reload_config (the goal is the operator's), logs
    (the agent's own route hides secrets), token, strategy source, websocket and openapi.
    """
    rule = RULES.get(method)
    if rule is None or not _SAFE.fullmatch(path) or not rule.fullmatch(path):
        return Refusal(f"{method} {path[:80]!r} is not among the routes that are passed on")
    if any(_names_source(key, value) for key, value in query) or _body_names_source(body):
        return Refusal("a strategy is named by its class: ':' would be source code")
    return None


def _names_source(key: str, value: object) -> bool:
    return key.lower() in STRATEGY_NAMES and ":" in str(value)


def _body_names_source(body: object) -> bool:
    if isinstance(body, Mapping):
        return any(_names_source(str(k), v) or _body_names_source(v) for k, v in body.items())
    if isinstance(body, list):
        return any(_body_names_source(one) for one in body)
    return False
