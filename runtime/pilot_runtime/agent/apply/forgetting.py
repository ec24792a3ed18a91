# SPDX-License-Identifier: GPL-3.0-only
"""Leaves no exchange keys behind where a bot has no process any more."""

from collections.abc import Iterable
from pathlib import Path

from pilot_runtime.agent.apply.materialise import LOG_FILE
from pilot_runtime.agent.bot_access import KEYS_FILE
from pilot_runtime.agent.redact import Redactor


def forget_keys(run_dir: Path, data_dir: Path) -> None:
    """Delete the file with the keys; the bot must not be running.

    Its logs are cleaned first: once the file is gone nobody knows any more what to leave out. The
    file goes even when a log cannot be cleaned: the OSError of the first such log is raised then.
    """
    keys = run_dir / KEYS_FILE
    if not keys.exists():
        return
    redactor = Redactor.of_run_dir(run_dir, [KEYS_FILE])
    troubles: list[OSError] = []
    try:
        for log in _logs(data_dir):
            try:
                _clean(log, redactor)
            except OSError as trouble:
                troubles.append(trouble)
    finally:
        keys.unlink()
    if troubles:
        raise troubles[0]


def _clean(log: Path, redactor: Redactor) -> None:
    text = log.read_text(encoding="utf-8", errors="surrogateescape")
    if (cleaned := redactor.clean(text)) != text:
        log.write_text(cleaned, encoding="utf-8", errors="surrogateescape")


def _logs(data_dir: Path) -> Iterable[Path]:
    """Of this process and of those before it."""
    return (one for one in (data_dir / LOG_FILE).parent.glob("*") if one.is_file())
