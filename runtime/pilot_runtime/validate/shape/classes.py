# SPDX-License-Identifier: GPL-3.0-only
"""Finds the strategy's class in the text."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pilot_runtime.validate.findings import Finding, Severity, Stage

BASE = "IStrategy"


@dataclass(frozen=True)
class StrategyClass:
    """The class and the file that it stands in."""

    file: str
    node: ast.ClassDef

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def methods(self) -> dict[str, ast.FunctionDef]:
        """Methods written in the class itself."""
        return {one.name: one for one in self.node.body if isinstance(one, ast.FunctionDef)}

    def line_of(self, attribute: str) -> int:
        """Where an attribute is set; the class's own line when it is not."""
        for one in self.node.body:
            targets = one.targets if isinstance(one, ast.Assign) else []
            if isinstance(one, ast.AnnAssign):
                targets = [one.target]
            if any(isinstance(each, ast.Name) and each.id == attribute for each in targets):
                return one.lineno
        return self.node.lineno

    def literals(self) -> dict[str, object]:
        """Attributes whose values stand in the text as plain literals."""
        found: dict[str, object] = {}
        for one in self.node.body:
            if isinstance(one, ast.Assign | ast.AnnAssign) and one.value is not None:
                targets = one.targets if isinstance(one, ast.Assign) else [one.target]
                try:
                    value = ast.literal_eval(one.value)
                except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                    continue
                found |= {each.id: value for each in targets if isinstance(each, ast.Name)}
        return found


def find_class(
    trees: Mapping[str, ast.Module], wanted: str
) -> tuple[StrategyClass | None, tuple[Finding, ...]]:
    """The class of this name, or the only strategy there is when `wanted` is empty."""
    every = list(_strategies(trees))
    if not wanted:
        # a base class that another one here derives from is no strategy of its own
        bases = {_name(base) for one in every for base in one.node.bases}
        every = [one for one in every if one.name not in bases]
        if len(every) == 1:
            return every[0], ()
        names = ", ".join(one.name for one in every) or "none"
        return None, (
            _fault("ClassUnclear", f"the program has {len(every)} strategy classes: {names}",
                   "name one: --class NAME, or className in strategy.yaml"),
        )  # fmt: skip
    named = [one for one in every if one.name == wanted]
    if len(named) == 1:
        return named[0], ()
    if named:
        files = ", ".join(one.file for one in named)
        return None, (_fault("ClassTwice", f"{wanted} stands in {files}", "keep one of them"),)
    names = ", ".join(one.name for one in every) or "none"
    return None, (
        _fault(
            "ClassNotFound",
            f"no class {wanted} that derives from {BASE}; strategy classes here: {names}",
            f"write class {wanted}({BASE}), or set the right class name",
        ),
    )


def _strategies(trees: Mapping[str, ast.Module]) -> Iterator[StrategyClass]:
    every = {
        node.name: StrategyClass(file, node)
        for file, tree in sorted(trees.items())
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    for file, tree in sorted(trees.items()):
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and _derives(node, every, 0):
                yield StrategyClass(file, node)


def _derives(node: ast.ClassDef, every: Mapping[str, StrategyClass], depth: int) -> bool:
    names = [_name(base) for base in node.bases]
    if BASE in names:
        return True
    return depth < len(every) and any(
        _derives(every[name].node, every, depth + 1) for name in names if name in every
    )


def _name(base: ast.expr) -> str:
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def _fault(code: str, message: str, remedy: str) -> Finding:
    return Finding(Stage.SHAPE, code, Severity.ERROR, message, remedy)
