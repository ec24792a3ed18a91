# SPDX-License-Identifier: GPL-3.0-only
"""The programs of this folder, and how to get verdicts on them."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[2]
SECRET = "hunter2-of-the-validator"

MALICIOUS = sorted((HERE / "malicious").glob("in-*.py"))
GOOD = sorted((HERE / "good").iterdir())
RISKY = sorted((HERE / "risky").glob("*.py"))
SHELF = sorted(path.parent for path in (CHECKOUT / "strategies").glob("*/strategy.yaml"))

# short, so that those that never end do not hold up the others
FEW = {"cpu_seconds": 10, "wall_seconds": 90, "memory_bytes": 256 << 20,
       "output_bytes": 1 << 18, "disk_bytes": 16 << 20}  # fmt: skip
SHORTER = {
    "in-sleep-forever.py": {"wall_seconds": 4},
    "in-endless-loop.py": {"cpu_seconds": 1},
    "in-fork-bomb.py": {"cpu_seconds": 1},
    "in-ignores-signals.py": {"cpu_seconds": 1},
    "in-huge-frame.py": {"cpu_seconds": 1, "memory_bytes": 1 << 30},
}


def ask(questions):
    """The answers of `many.py`, by name."""
    done = subprocess.run(
        [sys.executable, str(HERE / "many.py")],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "EXCHANGE_SECRET": SECRET},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def codes(document, stages, severity="error"):
    """Codes of findings of these stages, each once."""
    return sorted(
        {
            one["code"]
            for one in document["findings"]
            if one["stage"] in stages and one["severity"] == severity
        }
    )
