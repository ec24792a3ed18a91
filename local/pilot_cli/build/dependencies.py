# SPDX-License-Identifier: Apache-2.0
"""The Python packages the bots need, exactly as locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.virtual_environment import VirtualEnvironment
from pilot_cli.toolchain.tool import Tool


@dataclass
class DependenciesBuild(Part):
    """A virtual environment with requirements.lock, byte-compiled."""

    lock: Path
    cache: Path
    python: Tool
    env: Mapping[str, str]

    name = "dependencies"
    title = "freqtrade and its libraries"
    lane = Lane.NETWORK
    megabytes = 2500

    @cached_property
    def place(self) -> Path:
        short = "".join(str(part) for part in self.python.version[:2])
        key = digest_of([self.lock], self.python.version_text)
        return self.cache / f"python{short}-{key}"

    @property
    def site_packages(self) -> Path:
        major, minor = self.python.version[:2]
        return self.place / "lib" / f"python{major}.{minor}" / "site-packages"

    def present(self) -> bool:
        return self._environment.is_complete

    def build(self, commands: Commands) -> None:
        environment = self._environment
        environment.make(commands)
        environment.install(
            commands, "pip install (about 90 packages)", self.lock,
            "--no-compile", "--require-hashes", "--prefer-binary",
        )  # fmt: skip
        # Without byte code a bot's first import takes twice as long. Some packages carry
        # files for other Python versions, which do not compile: -q and no check on that.
        environment.python_runs(commands, "byte code", "-c", _COMPILE, self.site_packages)
        environment.complete()

    @property
    def _environment(self) -> VirtualEnvironment:
        return VirtualEnvironment(self.place, self.python, self.env)


_COMPILE = "import compileall, sys; compileall.compile_dir(sys.argv[1], quiet=2, workers=0)"
