# SPDX-License-Identifier: GPL-3.0-only
"""The last step before the first fork: a heap that children read and hardly ever write."""

import gc
from dataclasses import dataclass

from pilot_runtime.preload import heap
from pilot_runtime.preload.compact import CompactOutcome, compact
from pilot_runtime.preload.holes import fill
from pilot_runtime.preload.immortal import ImmortalOutcome, make_immortal, unsupported_reason


@dataclass(frozen=True, slots=True)
class FreezeOutcome:
    """What was made immortal and which byte code was moved together."""

    immortal: ImmortalOutcome
    compacted: CompactOutcome


def freeze(*, immortal: bool) -> FreezeOutcome:
    """Collect garbage, make what is left immortal, and hide it from the collector.

    Frozen objects are outside the collector's generations, so it is on again afterwards and looks
    at new objects only: supervisord's own requests leave cycles behind.
    """
    gc.collect()
    gc.disable()
    # moved byte code is never freed, so only immortal objects may be moved
    movable = immortal and unsupported_reason() is None
    compacted = compact() if movable else CompactOutcome(0, 0)
    outcome = FreezeOutcome(make_immortal(wanted=immortal), compacted)
    gc.freeze()
    gc.enable()
    heap.trim()
    fill()
    return outcome
