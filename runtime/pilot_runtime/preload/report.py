# SPDX-License-Identifier: GPL-3.0-only
"""What became of the preload, for the agent's report and for people."""

import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PreloadReport:
    """`reason` says why something was not done; None when all was done that was asked for."""

    preloaded: bool
    immortal: bool
    rehearsed: bool
    reason: str | None
    seconds: float
    objects: int = 0
    python: str = platform.python_version()
    freqtrade: str = version("freqtrade")

    def write(self, path: Path) -> None:
        """Write it as JSON, atomically."""
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(self)) + "\n", encoding="utf-8")
        draft.replace(path)

    def sentence(self) -> str:
        """One line for the container's log."""
        done = [word for word in ("preloaded", "rehearsed", "immortal") if getattr(self, word)]
        what = ", ".join(done) or "not preloaded"
        why = f"; {self.reason}" if self.reason else ""
        return f"freqtrade {self.freqtrade} {what} in {self.seconds:.1f} s{why}"
