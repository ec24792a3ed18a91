# SPDX-License-Identifier: GPL-3.0-only
"""Imports of forbidden modules, and imports of modules through other modules."""

import ast
from collections.abc import Iterator

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.bans import INNER_MODULES, LENIENT, Ban, ban_of
from pilot_runtime.validate.rules.module import Module

# what re-exports network or databases inside freqtrade itself
PRIVATE_FREQTRADE = (
    "freqtrade.rpc", "freqtrade.commands", "freqtrade.main", "freqtrade.worker",
    "freqtrade.freqtradebot", "freqtrade.resolvers", "freqtrade.loggers", "freqtrade.configuration",
)  # fmt: skip
USUAL_FREQTRADE = "freqtrade.configuration.TimeRange"


def check(module: Module) -> Iterator[Finding]:
    """One finding for each forbidden name that an import brings in."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _brought(module, node, alias.name)
        elif isinstance(node, ast.ImportFrom):
            yield from _from(module, node)


def _from(module: Module, node: ast.ImportFrom) -> Iterator[Finding]:
    source = node.module or ""
    if node.level:
        yield module.error(
            node, "RelativeImport", "a relative import, but strategies are no package",
            "import the helper by its plain name: the directory is on the import path",
        )  # fmt: skip
        return
    if ban_of(source):
        yield from _brought(module, node, source)
        return
    for alias in node.names:
        yield from _brought(module, node, f"{source}.{alias.name}")


def _brought(module: Module, node: ast.AST, dotted: str) -> Iterator[Finding]:
    banned = ban_of(dotted)
    if banned:
        yield _finding(module, node, *banned)
        return
    name = dotted.rpartition(".")[2]
    # as from pandas.io.common one could import os
    if "." in dotted and name in INNER_MODULES:
        yield module.error(
            node, "HiddenModule", f"{dotted}: takes the module {name} out of another module",
            "import what you need by its own name",
        )  # fmt: skip
    if dotted.startswith(PRIVATE_FREQTRADE) and dotted != USUAL_FREQTRADE:
        yield module.error(
            node, "BotInsides", f"{dotted}: reaches into the bot",
            "use freqtrade.strategy, freqtrade.persistence, freqtrade.exchange and self.dp",
        )  # fmt: skip


def _finding(module: Module, node: ast.AST, name: str, ban: Ban) -> Finding:
    say = module.warning if name in LENIENT else module.error
    return say(node, ban.code, f"imports {name}, which {ban.why}", ban.remedy)
