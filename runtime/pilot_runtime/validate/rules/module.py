# SPDX-License-Identifier: GPL-3.0-only
"""One file, with what its names stand for."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pilot_runtime.validate.findings import Finding, Severity, Stage


@dataclass(frozen=True)
class Module:
    """A file's tree; `origins` maps local names to dotted names of what was imported."""

    file: str
    tree: ast.Module
    origins: Mapping[str, str]
    nodes: tuple[ast.AST, ...]

    @classmethod
    def of(cls, file: str, tree: ast.Module) -> "Module":
        nodes = tuple(ast.walk(tree))
        return cls(file, tree, dict(_imported(nodes)), nodes)

    def origin(self, node: ast.AST) -> str:
        """Dotted name of what an expression names: `np.load` is `numpy.load`; else empty."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        start = self.origins.get(node.id)
        return ".".join([start, *reversed(parts)]) if start else ""

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def error(self, node: ast.AST, code: str, message: str, remedy: str) -> Finding:
        """Refuses the strategy because of this node."""
        return self._finding(node, code, Severity.ERROR, message, remedy)

    def warning(self, node: ast.AST, code: str, message: str, remedy: str) -> Finding:
        """Says something about this node without refusing."""
        return self._finding(node, code, Severity.WARNING, message, remedy)

    def _finding(
        self, node: ast.AST, code: str, severity: Severity, message: str, remedy: str
    ) -> Finding:
        line = getattr(node, "lineno", 0)
        return Finding(Stage.RULES, code, severity, message, remedy, self.file, line)


def _imported(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield (alias.asname or top), (alias.name if alias.asname else top)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield (alias.asname or alias.name), f"{node.module}.{alias.name}"
