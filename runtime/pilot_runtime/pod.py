# SPDX-License-Identifier: GPL-3.0-only
"""`pilot-pod`: process 1 of a pool pod. Loads freqtrade and becomes supervisord."""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence

from pilot_runtime.launch.exits import LaunchExit
from pilot_runtime.launch.supervisord_conf import write_supervisord
from pilot_runtime.preload.fork import Launcher
from pilot_runtime.preload.preloader import preload
from pilot_runtime.preload.process import set_name
from pilot_runtime.preload.settings import PodSettings, SettingInvalidError
from pilot_runtime.preload.supervision import supervise


def main() -> int:
    """Run the pod until it is told to stop; returns the container's exit code."""
    try:
        settings = PodSettings.from_environment(os.environ)
        paths = write_supervisord(settings.run_dir)
    except SettingInvalidError as error:
        print(f"pilot-pod: {error}", file=sys.stderr)
        return LaunchExit.USAGE
    except OSError as error:
        print(f"pilot-pod: PILOT_RUN_DIR cannot be written: {error}", file=sys.stderr)
        return LaunchExit.CONFIG_MISSING
    set_name("pilot-pod")
    report = preload(settings)
    report.write(paths.preload_report)
    print(f"pilot-pod: {report.sentence()}", flush=True)
    code = supervise(paths.config, launchers(preloaded=report.preloaded))
    if report.immortal:
        # taking the interpreter down would walk over objects that must not be freed
        sys.stdout.flush()
        os._exit(code)
    return code


def launchers(*, preloaded: bool) -> Mapping[str, Launcher]:
    """The programs that are forked: both of ours when freqtrade is in memory, else none."""
    if not preloaded:
        return {}
    return {"pilot-bot": run_bot, "pilot-agent": run_agent}


def run_bot(argv: Sequence[str]) -> int:
    """A bot in a forked child."""
    from pilot_runtime.launch import bot

    return bot.main(argv)


def run_agent(argv: Sequence[str]) -> int:
    """The agent in a forked child."""
    from pilot_runtime.preload.process import die_with_parent, set_name

    die_with_parent(os.getppid())
    set_name("pilot-agent")
    code = importlib.import_module("pilot_runtime.agent.main").main(list(argv))
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
