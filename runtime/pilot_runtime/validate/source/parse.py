# SPDX-License-Identifier: GPL-3.0-only
"""From text to syntax trees."""

import ast
import warnings
from collections.abc import Mapping

from pilot_runtime.validate.findings import Finding, Severity, Stage

# deeper trees would exhaust the stack of whoever walks them
DEEPEST = 200


def parse(files: Mapping[str, str]) -> tuple[dict[str, ast.Module], tuple[Finding, ...]]:
    """The tree of each file that has one, and findings for the others."""
    trees: dict[str, ast.Module] = {}
    findings: list[Finding] = []
    for name, text in sorted(files.items()):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(text, filename=name)
        except SyntaxError as error:
            findings.append(
                _fault("SyntaxError", name, error.lineno or 0, error.msg, "mend the line")
            )
        except (ValueError, RecursionError, MemoryError) as error:
            what = str(error) or type(error).__name__
            findings.append(_fault("NotParsed", name, 0, what, "write it simpler"))
        else:
            line = too_deep(tree)
            if line:
                deep = f"an expression or block is more than {DEEPEST} levels deep"
                findings.append(_fault("TooDeep", name, line, deep, "write it simpler"))
            else:
                trees[name] = tree
    return trees, tuple(findings)


def too_deep(tree: ast.AST) -> int:
    """Line of the first node below the deepest level allowed; 0 without one."""
    level: list[tuple[ast.AST, int]] = [(tree, 1)]
    for _ in range(DEEPEST):
        level = [
            (child, getattr(child, "lineno", line))
            for node, line in level
            for child in ast.iter_child_nodes(node)
        ]
        if not level:
            return 0
    return level[0][1]


def _fault(code: str, file: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(Stage.PARSE, code, Severity.ERROR, message, remedy, file, line)
