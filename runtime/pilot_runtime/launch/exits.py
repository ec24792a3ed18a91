# SPDX-License-Identifier: GPL-3.0-only
"""Exit codes of `pilot-bot` that are not freqtrade's own.

Freqtrade ends with 0 (asked, or a configuration error), 1, 2 or 130; these stay clear of it.
Each comes with one line on standard error that starts with the reason's name.
"""

from enum import IntEnum


class LaunchExit(IntEnum):
    """Why the launcher ended before freqtrade ran."""

    USAGE = 64
    """A command-line argument is missing or wrong."""
    CONFIG_MISSING = 66
    """A file of the bot's run directory is not there or cannot be read."""
    LAUNCH_FAILED = 70
    """The launcher itself failed; the traceback is in the console log."""
    ALREADY_RUNNING = 75
    """Another process holds the lock of this bot's database."""
    PORT_IN_USE = 76
    """The bot's API port is taken; freqtrade would wait for ever."""
