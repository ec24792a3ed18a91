# SPDX-License-Identifier: GPL-3.0-only
"""The real agent, killed as by kill -9 right before the N-th change of a file that counts.

Usage: python crashing_agent.py N DIRECTORY…   (N = 0: never)
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from simulated_pod import simulator_program

from pilot_runtime.agent.main import run
from pilot_runtime.agent.settings import AgentSettings

CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killer:
    def __init__(self, at: int, directories: tuple[str, ...]) -> None:
        self.left = at
        self.directories = directories

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.left <= 0 or not arguments or not self.counts(event, arguments):
            return
        self.left -= 1
        if self.left == 0:
            os.write(2, f"killed before {event} {arguments[0]}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def counts(self, event: str, arguments: tuple[object, ...]) -> bool:
        writes = event == "open" and bool(int(str(arguments[2] or 0)) & WRITING)
        if not writes and event not in CHANGES:
            return False
        return any(one in str(arguments[0]) for one in self.directories)


if __name__ == "__main__":
    sys.addaudithook(Killer(int(sys.argv[1]), tuple(sys.argv[2:])))
    settings = AgentSettings.from_environment(os.environ)
    assert Path(settings.slots_dir).is_dir()
    asyncio.run(run(settings, render=simulator_program))
