# SPDX-License-Identifier: GPL-3.0-only
"""Which functions work on the whole history of candles at once.

In them a value of the newest candle reaches back to the oldest. Call-backs such as
`confirm_trade_entry` run for one moment and may look at the newest candle.
"""

import ast
from collections.abc import Iterator

from pilot_runtime.validate.rules.module import Module

Function = ast.FunctionDef | ast.AsyncFunctionDef

# freqai's targets are the future on purpose: models are trained on them
FUTURE_ON_PURPOSE = frozenset({"set_freqai_targets"})
CALL_BACKS = ("confirm_", "custom_", "adjust_", "check_", "bot_", "order_", "leverage",
              "informative_pairs", "plot_", "version", "protections")  # fmt: skip


def populating(module: Module) -> Iterator[Function]:
    """Functions of the file that are given a dataframe of all candles."""
    for node in module.nodes:
        if isinstance(node, Function) and not node.name.startswith(CALL_BACKS):
            if node.name in FUTURE_ON_PURPOSE:
                continue
            if node.name.startswith(("populate_", "feature_engineering_")) or frames(node):
                yield node


def frames(function: Function) -> set[str]:
    """Parameters that are dataframes, by their name or type."""
    every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return {
        one.arg
        for one in every
        if one.arg in {"dataframe", "df", "informative", "candles"}
        or (one.annotation is not None and "DataFrame" in ast.unparse(one.annotation))
    }
