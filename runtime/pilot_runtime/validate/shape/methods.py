# SPDX-License-Identifier: GPL-3.0-only
"""The methods that freqtrade calls, with the parameters it gives them."""

import ast
from collections.abc import Iterator, Mapping

from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.shape.classes import StrategyClass

NEEDED = ("populate_indicators", "populate_entry_trend", "populate_exit_trend")
OLD = {
    "populate_buy_trend": "populate_entry_trend",
    "populate_sell_trend": "populate_exit_trend",
    "custom_sell": "custom_exit",
    "check_buy_timeout": "check_entry_timeout",
    "check_sell_timeout": "check_exit_timeout",
}
# self, dataframe, metadata
PARAMETERS = 3


def check_methods(
    strategy: StrategyClass, trees: Mapping[str, ast.Module], trading_mode: str
) -> Iterator[Finding]:
    """Missing methods, methods of old interfaces, wrong numbers of parameters."""
    methods = inherited(strategy, trees)
    for name in NEEDED:
        old = next((was for was, now in OLD.items() if now == name), "")
        if name not in methods and old not in methods:
            yield _error(
                strategy, "MethodMissing", strategy.node.lineno, f"{name} is missing",
                f"write def {name}(self, dataframe, metadata) and return the dataframe",
            )  # fmt: skip
    for was, now in OLD.items():
        if was in methods:
            severity = Severity.WARNING if trading_mode == "spot" else Severity.ERROR
            yield Finding(
                Stage.SHAPE, "OldInterface", severity, f"{was} is of interface version 2",
                f"rename it to {now}", strategy.file, methods[was].lineno,
            )  # fmt: skip
    for name in (*NEEDED, "populate_buy_trend", "populate_sell_trend"):
        method = methods.get(name)
        if method is None:
            continue
        count = len(method.args.posonlyargs) + len(method.args.args)
        if count != PARAMETERS and method.args.vararg is None:
            yield _error(
                strategy, "WrongParameters", method.lineno,
                f"{name} takes {count} parameters, freqtrade gives {PARAMETERS}",
                f"write def {name}(self, dataframe, metadata)",
            )  # fmt: skip
        elif not _returns(method):
            yield _error(
                strategy, "NothingReturned", method.lineno, f"{name} returns nothing",
                "return the dataframe",
            )  # fmt: skip


def inherited(
    strategy: StrategyClass, trees: Mapping[str, ast.Module]
) -> dict[str, ast.FunctionDef]:
    """Methods of the class and of those of its bases that stand in the same program."""
    every = {
        node.name: StrategyClass(file, node)
        for file, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    found: dict[str, ast.FunctionDef] = {}
    waiting, seen = [strategy], {strategy.name}
    while waiting:
        one = waiting.pop(0)
        found = {**one.methods, **found}
        for base in one.node.bases:
            name = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
            if name in every and name not in seen:
                seen.add(name)
                waiting.append(every[name])
    return found


def _returns(method: ast.FunctionDef) -> bool:
    nodes = list(ast.walk(method))
    # an abstract base or a stub that raises says so itself
    return any(
        (isinstance(node, ast.Return) and node.value is not None) or isinstance(node, ast.Raise)
        for node in nodes
    )


def _error(strategy: StrategyClass, code: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(Stage.SHAPE, code, Severity.ERROR, message, remedy, strategy.file, line)
