# SPDX-License-Identifier: GPL-3.0-only
"""`pilot-bot`: what the program of every bot runs, forked or exec'ed."""

import os
import sys
from collections.abc import Sequence

from pilot_runtime.launch.arguments import BotArguments
from pilot_runtime.launch.exits import LaunchExit
from pilot_runtime.launch.lock import AlreadyRunningError, take_lock
from pilot_runtime.launch.port import PortInUseError, check_port_free
from pilot_runtime.launch.run_files import RunFileMissingError, RunFiles
from pilot_runtime.preload.process import die_with_parent, set_name


def main(argv: Sequence[str] | None = None) -> int:
    """Run one bot until it ends; returns its exit code.

    Freqtrade's own code is kept as it is, also the 0 of a configuration error: the agent knows
    whether the end was asked for and reads the reason from the log.
    """
    arguments = BotArguments.parse(sys.argv[1:] if argv is None else argv)
    if "SUPERVISOR_ENABLED" in os.environ:
        die_with_parent(os.getppid())
    set_name(f"bot {arguments.bot_id}")
    try:
        files = RunFiles.read(arguments.run_dir)
        lock = take_lock(arguments.data_dir / "lock")
        if files.api_address is not None:
            check_port_free(*files.api_address)
    except AlreadyRunningError as error:
        return _refuse(LaunchExit.ALREADY_RUNNING, "AlreadyRunning", error)
    except PortInUseError as error:
        return _refuse(LaunchExit.PORT_IN_USE, "PortInUse", error)
    except (RunFileMissingError, OSError) as error:
        return _refuse(LaunchExit.CONFIG_MISSING, "ConfigMissing", error)
    # the lock lives as long as its descriptor is referenced
    return _trade(arguments, files) if lock.fd >= 0 else LaunchExit.LAUNCH_FAILED


def _trade(arguments: BotArguments, files: RunFiles) -> int:
    # not at the top: a plain exec must prepare the imports before freqtrade is loaded
    from pilot_runtime.launch import trade

    return trade.run(arguments.exchange, files)


def _refuse(code: LaunchExit, reason: str, error: Exception) -> LaunchExit:
    print(f"{reason}: {error}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
