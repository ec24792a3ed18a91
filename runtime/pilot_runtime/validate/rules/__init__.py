# SPDX-License-Identifier: GPL-3.0-only
"""Rules about the text of a strategy; nothing of it is run.

They catch mistakes and plain attempts. They cannot prove a program harmless: whoever wants to
hide something from them will. What holds then is the sandbox, and in a pod the pod's limits.
"""

import ast
from collections.abc import Mapping

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules import (
    escapes,
    files,
    future,
    habits,
    imports,
    names,
    statistics,
    system,
)
from pilot_runtime.validate.rules.module import Module

RULES = (imports, names, system, escapes, files, future, statistics, habits)


def check(trees: Mapping[str, ast.Module]) -> tuple[Finding, ...]:
    """What all rules say about all files."""
    found: list[Finding] = []
    for name, tree in sorted(trees.items()):
        module = Module.of(name, tree)
        for rule in RULES:
            found += rule.check(module)
    return tuple(found)
