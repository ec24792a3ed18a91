# SPDX-License-Identifier: Apache-2.0
"""What the search for tools may look at: environment, PATH, files and version output."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """The machine as the search sees it; `root` is `/` except in tests."""

    env: Mapping[str, str]
    root: Path = Path("/")
    interpreter: Path | None = Path(sys.executable)
    """The Python we run in, a candidate like any other."""

    @property
    def home(self) -> Path:
        return Path(self.env.get("HOME") or self.root / "nonexistent")

    def on_path(self, name: str) -> Path | None:
        """The program `name` on PATH; pyenv's shims do not count, they may lead nowhere."""
        directories = [d for d in self.env.get("PATH", "").split(os.pathsep) if d]
        usable = [d for d in directories if Path(d).name != "shims"]
        found = shutil.which(name, path=os.pathsep.join(usable))
        return Path(found) if found else None

    def glob(self, pattern: str) -> list[Path]:
        """Paths below the root that match, in reverse order: newer versions tend to come first."""
        return sorted(self.root.glob(pattern.lstrip("/")), reverse=True)

    def output(self, command: Sequence[str]) -> str:
        """What the program prints, or nothing when it cannot be run."""
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=20, check=False, env=dict(self.env)
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout + done.stderr if done.returncode == 0 else ""
