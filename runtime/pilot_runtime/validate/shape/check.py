# SPDX-License-Identifier: GPL-3.0-only
"""The shape stage: class, methods and attributes as far as the text shows them."""

import ast
from collections.abc import Iterator, Mapping

from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.shape.attributes import Wrong, missing, wrong_attributes
from pilot_runtime.validate.shape.classes import StrategyClass, find_class
from pilot_runtime.validate.shape.methods import check_methods
from pilot_runtime.validate.source.program import Program


def check_shape(
    program: Program, trees: Mapping[str, ast.Module]
) -> tuple[StrategyClass | None, tuple[Finding, ...]]:
    """The class, when there is exactly one, and what is wrong with it."""
    strategy, findings = find_class(trees, program.class_name)
    if strategy is None:
        return None, findings
    found = list(check_methods(strategy, trees, program.trading_mode))
    if f"class {strategy.name}(" not in program.files[strategy.file]:
        found.append(
            Finding(
                Stage.SHAPE, "ClassNotSeen", Severity.ERROR,
                f"freqtrade looks for the text 'class {strategy.name}('",
                f"write class {strategy.name}(IStrategy): in one line",
                strategy.file, strategy.node.lineno,
            )
        )  # fmt: skip
    found += [
        attribute_finding(Stage.SHAPE, strategy, wrong)
        for wrong in wrong_attributes(strategy.literals(), program.trading_mode)
    ]
    return strategy, tuple(found)


def loaded_findings(
    strategy: StrategyClass, values: Mapping[str, object], trading_mode: str
) -> Iterator[Finding]:
    """The same about the attributes that the loaded class really has."""
    for wrong in (*wrong_attributes(values, trading_mode), *missing(values)):
        yield attribute_finding(Stage.LOAD, strategy, wrong)


def attribute_finding(stage: Stage, strategy: StrategyClass, wrong: Wrong) -> Finding:
    """A finding at the attribute's line."""
    severity = Severity.ERROR if wrong.fatal else Severity.WARNING
    code = "AttributeInvalid" if wrong.fatal else "AttributeUnwise"
    line = strategy.line_of(wrong.attribute)
    return Finding(stage, code, severity, wrong.message, wrong.remedy, strategy.file, line)
