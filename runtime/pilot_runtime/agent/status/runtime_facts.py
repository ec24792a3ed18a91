# SPDX-License-Identifier: GPL-3.0-only
"""Reads what process 1 wrote about the preload."""

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pilot_runtime.agent.status.records import RuntimeFacts


def runtime_facts(path: Path) -> RuntimeFacts:
    """As written; without the file nothing was preloaded."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return RuntimeFacts(
            preloaded=bool(value["preloaded"]),
            immortal=bool(value["immortal"]),
            python=str(value["python"]),
            freqtrade=str(value["freqtrade"]),
            reason=None if value["reason"] is None else str(value["reason"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        reason = "process 1 left no report of a preload"
        return RuntimeFacts(
            preloaded=False,
            immortal=False,
            python=platform.python_version(),
            freqtrade=_freqtrade(),
            reason=reason,
        )


def _freqtrade() -> str:
    try:
        return version("freqtrade")
    except PackageNotFoundError:
        return "unknown"
