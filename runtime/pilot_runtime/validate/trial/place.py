# SPDX-License-Identifier: GPL-3.0-only
"""A directory for one confined process, with the program in it."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pilot_runtime.validate.shape.classes import StrategyClass
from pilot_runtime.validate.source.program import Program


@contextmanager
def placed(program: Program, strategy: StrategyClass, parent: Path | None) -> Iterator[Path]:
    """Writes the program into a new directory below `parent`, and removes it afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="pilot-validate-", dir=parent)).resolve()
    try:
        home = directory / "strategy"
        home.mkdir()
        (directory / "data").mkdir()
        for name, text in program.files.items():
            (home / name).write_text(text, encoding="utf-8")
        if program.parameters:
            values = {"strategy_name": strategy.name, "params": program.parameters}
            target = home / Path(strategy.file).with_suffix(".json").name
            target.write_text(json.dumps(values), encoding="utf-8")
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
