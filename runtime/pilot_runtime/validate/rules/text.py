# SPDX-License-Identifier: GPL-3.0-only
"""Text that is put together in the program, as far as it can be told without running it."""

import ast

LONGEST = 200


def folded(node: ast.AST) -> str:
    """The text of a constant, a sum of constants or a joined list of them; else empty.

    Of an f-string the constant parts.
    """
    if isinstance(node, ast.Constant):
        return node.value[:LONGEST] if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = folded(node.left), folded(node.right)
        return (left + right)[:LONGEST] if left and right else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(folded(part) for part in node.values)[:LONGEST]
    if isinstance(node, ast.Subscript) and _is_reversal(node.slice):
        return folded(node.value)[::-1]
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "join"
        and len(node.args) == 1
        and isinstance(node.args[0], ast.List | ast.Tuple)
    ):
        parts = [folded(part) for part in node.args[0].elts]
        return folded(node.func.value).join(parts)[:LONGEST]
    return ""


def _is_reversal(node: ast.AST) -> bool:
    return isinstance(node, ast.Slice) and node.step is not None and ast.unparse(node.step) == "-1"
