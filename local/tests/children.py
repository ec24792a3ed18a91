# SPDX-License-Identifier: Apache-2.0
"""Processes that tests start and watch."""

import time
from pathlib import Path

# Publishes its process id whole, then stays.
SLEEPER = """
import os, sys, time
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[1] + ".new", sys.argv[1])
time.sleep(3600)
"""


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def eventually(condition) -> None:
    while not condition():
        time.sleep(0.02)
