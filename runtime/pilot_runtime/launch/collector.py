# SPDX-License-Identifier: GPL-3.0-only
"""How often a bot looks for cyclic garbage.

Freqtrade raises the threshold to 50,000 new objects, because each look at a heap with all of its
libraries is slow. Here the libraries are frozen and a look covers the bot's own objects only, so it
can come often: otherwise 10 MB of garbage gather in each bot.
"""

import gc
import importlib
from collections.abc import Callable
from typing import Any, Final

THRESHOLDS: Final = (2_000, 10, 10)


def collect_often() -> Callable[[], None]:
    """Put these thresholds in place of freqtrade's; returns how to undo it."""
    main: Any = importlib.import_module("freqtrade.main")
    theirs, before = main.gc_set_threshold, gc.get_threshold()

    def set_threshold() -> None:
        gc.set_threshold(*THRESHOLDS)

    def undo() -> None:
        main.gc_set_threshold = theirs
        gc.set_threshold(*before)

    main.gc_set_threshold = set_threshold
    return undo
