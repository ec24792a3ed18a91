# SPDX-License-Identifier: Apache-2.0
"""The Python packages the bots need, exactly as locked."""

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
class DependenciesBuild(Part):
    """A virtual environment with requirements.lock, byte-compiled.

    A virtual environment cannot be moved, so it is built where it stays and counts
    as present only once its last step has written the file `built`.
    """

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
        return (self.place / "built").is_file()

    def build(self, commands: Commands) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        here = self.place.parent
        here.mkdir(parents=True, exist_ok=True)
        python = self.place / "bin" / "python3"
        env = {k: v for k, v in self.env.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
        commands.run(
            "virtual environment", [self.python.path, "-m", "venv", self.place], cwd=here, env=env
        )
        commands.run(
            "pip install (about 90 packages)",
            [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-compile",
             "--require-hashes", "--prefer-binary", "-r", self.lock],
            cwd=here,
            env=env,
        )  # fmt: skip
        # Without byte code a bot's first import takes twice as long. Some packages carry
        # files for other Python versions, which do not compile: -q and no check on that.
        commands.run(
            "byte code",
            [python, "-c", _COMPILE, self.site_packages],
            cwd=here,
            env=env,
        )
        (self.place / "built").write_text("")


_COMPILE = "import compileall, sys; compileall.compile_dir(sys.argv[1], quiet=2, workers=0)"
