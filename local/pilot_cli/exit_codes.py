# SPDX-License-Identifier: Apache-2.0
"""Exit codes of `pilot`. They are stable: scripts may rely on them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell sees in `$?`."""

    OK = 0
    FAILED = 1
    USAGE = 2
    TOOL_MISSING = 3
    BUILD_FAILED = 4
    PORT_TAKEN = 5
    DISK_FULL = 6
    NOT_RUNNING = 7
    NOT_READY = 8
    BUSY = 9
    NOT_FOUND = 10
    EXCHANGE_UNREACHABLE = 11
    INTERNAL = 70
    INTERRUPTED = 130


MEANING: dict[ExitCode, str] = {
    ExitCode.OK: "done",
    ExitCode.FAILED: "tests or checks failed",
    ExitCode.USAGE: "the command line was not understood",
    ExitCode.TOOL_MISSING: "a tool must be installed first; the message names it",
    ExitCode.BUILD_FAILED: "a build step failed; the message names its log",
    ExitCode.PORT_TAKEN: "a port is in use by something else",
    ExitCode.DISK_FULL: "not enough free disk space",
    ExitCode.NOT_RUNNING: "the cluster, or the bot asked for, is not running",
    ExitCode.NOT_READY: "something did not become ready in time",
    ExitCode.BUSY: "another pilot is at work on the same cluster or cache",
    ExitCode.NOT_FOUND: "no such bot, pool or strategy",
    ExitCode.EXCHANGE_UNREACHABLE: "the real exchange was asked for and does not answer",
    ExitCode.INTERNAL: "a fault of pilot itself",
    ExitCode.INTERRUPTED: "interrupted from the keyboard",
}


def exit_code_table() -> str:
    """The table printed by `pilot --help`."""
    rows = [f"  {code.value:>3}  {MEANING[code]}" for code in ExitCode]
    return "\n".join(["exit codes:", *rows])
