# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's call for rare garbage collection is answered with frequent ones."""

import gc

import freqtrade.main

from pilot_runtime.launch.collector import THRESHOLDS, collect_often


def test_thresholds_are_ours_while_it_lasts() -> None:
    before, theirs = gc.get_threshold(), freqtrade.main.gc_set_threshold
    undo = collect_often()
    try:
        freqtrade.main.gc_set_threshold()
        assert gc.get_threshold() == THRESHOLDS
    finally:
        undo()
    assert gc.get_threshold() == before
    assert freqtrade.main.gc_set_threshold is theirs
