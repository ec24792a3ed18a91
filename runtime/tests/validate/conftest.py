# SPDX-License-Identifier: GPL-3.0-only
"""Verdicts on all programs of this folder, made once by one process."""

import sys
from pathlib import Path

import pytest

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)

from programs import FEW, GOOD, MALICIOUS, RISKY, SHELF, SHORTER, ask  # noqa: E402


@pytest.fixture(scope="session")
def answers():
    """Malicious programs are run although the rules refuse them, to see the sandbox alone."""
    questions = [
        {"name": path.name, "path": str(path), "anyway": True,
         "limits": FEW | SHORTER.get(path.name, {})}
        for path in MALICIOUS
    ]  # fmt: skip
    questions += [{"name": path.name, "path": str(path)} for path in (*GOOD, *RISKY, *SHELF)]
    questions.append({"name": "refused", "path": str(Path(HERE) / "malicious" / "in-network.py")})
    questions.append({"name": "again", "path": str(GOOD[0])})
    both = {"biases": ["lookahead", "recursive"]}
    questions.append({"name": "biased", "path": str(Path(HERE) / "risky" / "Tomorrow.py"), **both})
    questions.append({"name": "unbiased", "path": str(SHELF[0]), **both})
    return ask(questions)
