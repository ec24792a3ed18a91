# SPDX-License-Identifier: GPL-3.0-only
"""Ways to see candles that have not come yet; in a backtest they look like profit."""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import LOOK_AHEAD, Finding
from pilot_runtime.validate.rules.module import Module
from pilot_runtime.validate.rules.scope import FUTURE_ON_PURPOSE, Function
from pilot_runtime.validate.rules.text import folded

MOVES: Final = frozenset({"shift", "diff", "pct_change"})
FILLS: Final = frozenset({"bfill", "backfill"})
BOTH_WAYS: Final = frozenset(
    {"scipy.signal.filtfilt", "scipy.signal.savgol_filter", "scipy.signal.find_peaks",
     "scipy.signal.argrelextrema", "scipy.signal.argrelmax", "scipy.signal.argrelmin",
     "scipy.signal.hilbert", "scipy.signal.detrend", "scipy.signal.sosfiltfilt",
     "numpy.gradient", "numpy.fft.fft", "numpy.fft.rfft", "numpy.polyfit", "numpy.roll"}
)  # fmt: skip


def check(module: Module) -> Iterator[Finding]:
    """Negative shifts, centred windows, filling backwards, filters that look both ways."""
    meant = {
        id(inner)
        for node in module.nodes
        if isinstance(node, Function) and node.name in FUTURE_ON_PURPOSE
        for inner in ast.walk(node)
    }
    for call in module.calls():
        if id(call) not in meant:
            yield from _call(module, call)


def _call(module: Module, call: ast.Call) -> Iterator[Finding]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    said = {one.arg: one.value for one in call.keywords}
    if name in MOVES and _negative(said.get("periods", call.args[0] if call.args else None)):
        yield _seen(module, call, f"{name} by a negative number brings later candles forward",
                    "shift by a positive number")  # fmt: skip
    if name == "rolling" and _true(said.get("center")):
        yield _seen(module, call, "rolling(center=True) averages over later candles",
                    "leave center out")  # fmt: skip
    if name in FILLS or (name == "fillna" and folded(said.get("method", call)) in FILLS):
        yield _seen(module, call, "fills gaps with later values", "use ffill()")
    if name == "interpolate":
        yield _seen(module, call, "interpolates towards later values", "use ffill()")
    if name == "merge_asof" and folded(said.get("direction", call)) in {"forward", "nearest"}:
        yield _seen(module, call, "joins later rows", 'use direction="backward"')
    if module.origin(call.func) in BOTH_WAYS:
        yield _seen(module, call, f"{module.origin(call.func)} looks at candles on both sides",
                    "use a rolling or exponential window")  # fmt: skip


def _seen(module: Module, node: ast.AST, message: str, remedy: str) -> Finding:
    return module.warning(node, LOOK_AHEAD, message, remedy)


def _negative(node: ast.AST | None) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


def _true(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True
