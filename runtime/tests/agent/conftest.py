# SPDX-License-Identifier: GPL-3.0-only
"""Lets tests of this directory share their support modules."""

import sys
from pathlib import Path

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)
