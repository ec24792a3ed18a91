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
    return ask(questions)


@pytest.fixture(scope="session")
def analysed():
    """Verdicts with analyses of freqtrade's own; Late never ends them, so it gets little time."""
    both, here = ["Lookahead", "Recursive"], Path(HERE)
    return ask(
        [
            {"name": "biased", "path": str(here / "risky" / "Tomorrow.py"), "asked": [both]},
            {"name": "unbiased", "path": str(SHELF[0]), "asked": [both, "Refuse"]},
            {"name": "idle", "path": str(here / "risky" / "Idle.py"), "asked": [both, "Refuse"]},
            {"name": "short", "path": str(here / "biased" / "Short.py"),
             "asked": [["Recursive", "Lookahead"], "Refuse"]},
            {"name": "late", "path": str(here / "biased" / "Late.py"),
             "asked": [["Lookahead"], "Refuse"], "limits": {"cpu_seconds": 1}},
        ]
    )  # fmt: skip
