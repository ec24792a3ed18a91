# SPDX-License-Identifier: GPL-3.0-only
"""Built-in functions that run text or reach into the interpreter, however they are mentioned.

A mention is enough: `f = eval` and the decorator `@exec` are not calls.
"""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.bans import DYNAMIC, INSIDES, Ban
from pilot_runtime.validate.rules.module import Module

NAMES: Final[dict[str, Ban]] = {
    **dict.fromkeys(("eval", "exec", "compile", "__import__"), DYNAMIC),
    **dict.fromkeys(
        ("globals", "vars", "breakpoint", "__builtins__", "__loader__", "__spec__", "exit",
         "quit", "help", "input", "copyright", "credits", "license"),
        INSIDES,
    ),
}  # fmt: skip


def check(module: Module) -> Iterator[Finding]:
    """One finding for each mention."""
    bound = {
        node.id
        for node in module.nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in module.nodes:
        if isinstance(node, ast.Name) and node.id in NAMES and isinstance(node.ctx, ast.Load):
            # a local variable of that name is only a name, unless it hides a dangerous one
            if node.id in bound and NAMES[node.id] is INSIDES and "_" not in node.id:
                continue
            ban = NAMES[node.id]
            yield module.error(node, ban.code, f"{node.id} {ban.why}", ban.remedy)
