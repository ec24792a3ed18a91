# SPDX-License-Identifier: GPL-3.0-only
"""Values of the whole history used for each candle: the newest candle, the mean of all."""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.module import Module
from pilot_runtime.validate.rules.scope import Function, frames, populating

STATISTICS: Final = frozenset(
    "mean max min sum std var median quantile mode skew kurt corr cov nlargest nsmallest idxmax "
    "idxmin describe rank fit fit_transform percentile".split()
)
WINDOWS: Final = frozenset({"rolling", "expanding", "ewm", "groupby", "resample"})
ORIGINS: Final = ("numpy.", "statistics.", "scipy.stats.")


def check(module: Module) -> Iterator[Finding]:
    """Looks at functions that are given a whole dataframe."""
    for function in populating(module):
        derived = _derived(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Subscript) and _newest(node) and _about(node.value, derived):
                yield module.warning(
                    node, "NewestCandle", "the newest candle's value reaches all older candles",
                    "use shift(), or a call-back that runs for one moment",
                )  # fmt: skip
            elif isinstance(node, ast.Call) and _whole(module, node, derived):
                yield module.warning(
                    node, "WholeHistory", "a statistic over all candles, later ones included",
                    "put rolling(n) before it",
                )  # fmt: skip


def _derived(function: Function) -> set[str]:
    """Names that hold candles or something calculated from them, without a window at the end."""
    names = frames(function) or {"dataframe"}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _about(node.value, names) and not _window(node.value):
            names |= {one.id for one in node.targets if isinstance(one, ast.Name)}
    return names


def _about(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(one, ast.Name) and one.id in names for one in ast.walk(node))


def _whole(module: Module, call: ast.Call, names: set[str]) -> bool:
    if any(one.arg == "axis" and ast.unparse(one.value) != "0" for one in call.keywords):
        return False
    dotted = module.origin(call.func)
    if dotted:
        known = dotted.startswith(ORIGINS) and dotted.rpartition(".")[2] in STATISTICS
        return known and _plain(call.args[:1], names)
    if isinstance(call.func, ast.Attribute) and call.func.attr in STATISTICS:
        return _plain([call.func.value], names)
    builtin = isinstance(call.func, ast.Name) and call.func.id in {"max", "min", "sum"}
    return builtin and len(call.args) == 1 and _plain(call.args, names)


def _plain(nodes: list[ast.expr], names: set[str]) -> bool:
    return any(_about(node, names) and not _window(node) for node in nodes)


def _window(node: ast.AST) -> bool:
    """Whether windows are made in the expression, so that later candles stay outside."""
    return any(isinstance(one, ast.Attribute) and one.attr in WINDOWS for one in ast.walk(node))


def _newest(node: ast.Subscript) -> bool:
    index = node.slice
    if isinstance(index, ast.Tuple) and index.elts:
        index = index.elts[0]
    if isinstance(index, ast.Slice):
        return index.lower is not None and _negative(index.lower)
    return _negative(index)


def _negative(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
