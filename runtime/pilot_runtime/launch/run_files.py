# SPDX-License-Identifier: GPL-3.0-only
"""The configuration files of a bot, in the order in which freqtrade merges them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

REQUIRED = ("config.json", "runtime.json")
ORDER = ("config.json", "secret.json", "runtime.json")


class RunFileMissingError(RuntimeError):
    """A file that the agent writes before it starts a bot is not there or not JSON."""


@dataclass(frozen=True, slots=True)
class RunFiles:
    """The files that exist, and their content merged one level deep where it matters here."""

    paths: tuple[Path, ...]
    config: dict[str, Any]
    runtime: dict[str, Any]

    @classmethod
    def read(cls, run_dir: Path) -> Self:
        """Read the run directory of one bot."""
        paths = tuple(run_dir / name for name in ORDER if (run_dir / name).is_file())
        present = {path.name for path in paths}
        for name in REQUIRED:
            if name not in present:
                raise RunFileMissingError(f"{run_dir / name} is missing")
        return cls(paths, _json(run_dir / "config.json"), _json(run_dir / "runtime.json"))

    @property
    def directory(self) -> Path:
        """Where they are: in memory, and gone with the pod."""
        return self.paths[0].parent

    @property
    def trade_arguments(self) -> list[str]:
        """Arguments of freqtrade's trade command."""
        return ["trade", *(part for path in self.paths for part in ("-c", str(path)))]

    @property
    def api_address(self) -> tuple[str, int] | None:
        """Where the bot's API is going to listen, if it has one."""
        api = self.runtime.get("api_server") or self.config.get("api_server") or {}
        if not api.get("enabled"):
            return None
        return str(api["listen_ip_address"]), int(api["listen_port"])


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except ValueError:
        # freqtrade allows comments and reports syntax errors itself
        return {}
    return content if isinstance(content, dict) else {}
