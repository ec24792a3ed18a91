# SPDX-License-Identifier: GPL-3.0-only
"""The command line that `ps` shows: a forked process keeps that of its parent otherwise."""

from setproctitle import setproctitle


def set_title(title: str) -> None:
    """Show this title for the process."""
    setproctitle(title)
