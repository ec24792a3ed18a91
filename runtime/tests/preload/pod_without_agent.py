# SPDX-License-Identifier: GPL-3.0-only
"""`pilot-pod` with a program in the agent's place that only waits for SIGTERM."""

import os
import signal
import sys
from collections.abc import Sequence

from pilot_runtime import pod
from pilot_runtime.launch.supervisord_conf import write_supervisord
from pilot_runtime.preload.preloader import preload
from pilot_runtime.preload.process import die_with_parent
from pilot_runtime.preload.settings import PodSettings
from pilot_runtime.preload.supervision import supervise


def wait_for_sigterm(_: Sequence[str]) -> int:
    die_with_parent(os.getppid())
    signal.sigwait({signal.SIGTERM})
    return 0


def main() -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, set())
    settings = PodSettings.from_environment(os.environ)
    paths = write_supervisord(settings.run_dir)
    report = preload(settings)
    report.write(paths.preload_report)
    launchers = dict(pod.launchers(preloaded=report.preloaded))
    launchers["pilot-agent"] = wait_for_sigterm
    return supervise(paths.config, launchers)


if __name__ == "__main__":
    sys.exit(main())
