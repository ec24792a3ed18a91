# SPDX-License-Identifier: GPL-3.0-only
"""Filling the gaps of both heaps."""

from pilot_runtime.preload import heap, holes


def test_free_blocks_are_used_up() -> None:
    litter = [bytes(200) for _ in range(20_000)]
    kept = litter[::7]
    del litter
    before = holes.free_blocks()
    filling: list[object] = []
    holes.fill_pymalloc(filling)
    after = holes.free_blocks()
    size = 240
    assert before[size] > 5_000
    assert after[size] < before[size] / 10
    assert len(filling) >= before[size]
    assert len(kept) > 1


def test_chunks_below_the_top_are_used_up() -> None:
    assert heap.tune_for_parent()
    first = holes.fill_malloc()
    again = holes.fill_malloc()
    assert again <= first
    heap.tune_for_child()
    heap.trim()
