# SPDX-License-Identifier: Apache-2.0
"""Schemathesis, which calls an API with what its document allows and forbids."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.toolchain.tool import Tool


@dataclass
class FuzzerBuild(Part):
    """A virtual environment of its own: it shares no library with the bots."""

    requirements: Path
    cache: Path
    python: Tool
    env: Mapping[str, str]

    name = "fuzzer"
    title = "fuzzer of the API"
    lane = Lane.NETWORK
    megabytes = 200

    @cached_property
    def place(self) -> Path:
        return self.cache / f"fuzzer-{digest_of([self.requirements], self.python.version_text)}"

    @property
    def program(self) -> Path:
        return self.place / "bin" / "schemathesis"

    def present(self) -> bool:
        return (self.place / "built").is_file()

    def build(self, commands: Commands) -> None:
        # Virtual environments cannot be moved: built in place, and marked when complete.
        shutil.rmtree(self.place, ignore_errors=True)
        here = self.place.parent
        here.mkdir(parents=True, exist_ok=True)
        env = {k: v for k, v in self.env.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
        commands.run(
            "virtual environment", [self.python.path, "-m", "venv", self.place], cwd=here, env=env
        )
        python = self.place / "bin" / "python3"
        commands.run(
            "pip install",
            [python, "-m", "pip", "install", "--disable-pip-version-check",
             "--require-hashes", "-r", self.requirements],
            cwd=here,
            env=env,
        )  # fmt: skip
        (self.place / "built").write_text("")
