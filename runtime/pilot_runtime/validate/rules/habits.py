# SPDX-License-Identifier: GPL-3.0-only
"""What works and yet does harm in a bot: waiting, the wall clock, queries that run code."""

import ast
from collections.abc import Iterator

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.module import Module
from pilot_runtime.validate.rules.scope import populating
from pilot_runtime.validate.rules.text import folded

CLOCKS = frozenset({"datetime.datetime.now", "datetime.datetime.utcnow", "time.time",
                    "pandas.Timestamp.now", "datetime.date.today"})  # fmt: skip


def check(module: Module) -> Iterator[Finding]:
    """Warnings, and an error for queries that call functions."""
    analysed = {id(node) for function in populating(module) for node in ast.walk(function)}
    for call in module.calls():
        dotted = module.origin(call.func)
        if dotted == "time.sleep":
            yield module.warning(
                call, "Sleeps", "waits, and the bot's loop waits with it",
                "return and decide at the next candle",
            )  # fmt: skip
        elif dotted in CLOCKS and id(call) in analysed:
            yield module.warning(
                call, "WallClock", f"{dotted}: a backtest sees today's time for old candles",
                "use dataframe['date'], or current_time in call-backs",
            )  # fmt: skip
        elif isinstance(call.func, ast.Attribute) and call.func.attr in {"eval", "query"}:
            yield from _query(module, call)


def _query(module: Module, call: ast.Call) -> Iterator[Finding]:
    text = folded(call.args[0]) if call.args else ""
    if not text:
        yield module.warning(
            call, "NameMadeAtRunTime", "a query whose text is made at run time",
            "compare columns in Python",
        )  # fmt: skip
    elif "@" in text and "(" in text:
        yield module.error(
            call, "DynamicCode", "a query that calls functions of the program",
            "compare columns in Python",
        )  # fmt: skip
