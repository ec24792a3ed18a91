# SPDX-License-Identifier: Apache-2.0
"""A virtual environment that is built where it stays."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.toolchain.tool import Tool


@dataclass(frozen=True)
class VirtualEnvironment:
    """It cannot be moved, so it counts as present only once its last step has marked it."""

    place: Path
    python: Tool
    env: Mapping[str, str]

    @property
    def is_complete(self) -> bool:
        return self._mark.is_file()

    @property
    def _mark(self) -> Path:
        return self.place / "built"

    def make(self, commands: Commands) -> None:
        """Anew, whatever was there."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.parent.mkdir(parents=True, exist_ok=True)
        self._run(commands, "virtual environment", self.python.path, "-m", "venv", self.place)

    def install(self, commands: Commands, step: str, requirements: Path, *options: str) -> None:
        """What the file names, each with its hash."""
        self.python_runs(
            commands, step, "-m", "pip", "install", "--disable-pip-version-check", *options,
            "-r", requirements,
        )  # fmt: skip

    def python_runs(self, commands: Commands, step: str, *words: str | Path) -> None:
        """Its own Python with these arguments."""
        self._run(commands, step, self.place / "bin" / "python3", *words)

    def complete(self) -> None:
        """Its last step is done."""
        self._mark.write_text("")

    def _run(self, commands: Commands, step: str, *command: str | Path) -> None:
        env = {k: v for k, v in self.env.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
        commands.run(step, list(command), cwd=self.place.parent, env=env)
