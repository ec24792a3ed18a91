# SPDX-License-Identifier: GPL-3.0-only
"""A simulated pod whose agent is a process of its own, to be killed at will."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from simulated_pod import SimulatedPod

AGENT = Path(__file__).with_name("crashing_agent.py")


class ProcessPod(SimulatedPod):
    process: subprocess.Popen[bytes] | None = None

    async def __aexit__(self, *_: object) -> None:
        self.end_agent()
        await super().__aexit__()

    async def start_agent(self) -> None:
        """Started by each test, with the crash it wants."""

    def run_agent(self, crash_at: int = 0, *directories: str) -> subprocess.Popen[bytes]:
        settings = self.settings
        root = settings.data_dir.parent
        self.process = subprocess.Popen(
            [sys.executable, str(AGENT), str(crash_at), *directories],
            env=os.environ
            | {
                "PILOT_POD_NAME": settings.pod_name,
                "PILOT_POD_IP": settings.pod_ip,
                "PILOT_SLOTS_DIR": str(settings.slots_dir),
                "PILOT_AGENT_TOKEN_FILE": str(settings.token_file),
                "PILOT_DATA_DIR": str(settings.data_dir),
                "PILOT_RUN_DIR": str(settings.run_dir),
                "PILOT_AGENT_PORT": str(settings.port),
            },
            stderr=(root / "agent.log").open("ab"),
        )
        return self.process

    def end_agent(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(20)
