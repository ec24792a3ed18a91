# SPDX-License-Identifier: Apache-2.0
"""Builds what is not built yet, the two lanes side by side."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.disk import FreeBytes, free_bytes, require_space
from pilot_cli.build.lock import locked
from pilot_cli.build.part import Lane, Part
from pilot_cli.progress import Progress


class Builder:
    """Brings parts into the cache; one builder at a time works on one cache."""

    def __init__(self, cache: Path, progress: Progress, free: FreeBytes = free_bytes) -> None:
        self._cache = cache
        self._progress = progress
        self._free = free

    def ensure(self, parts: Sequence[Part]) -> list[Part]:
        """Builds the missing ones and returns them; at once when nothing is missing."""
        if all(part.present() for part in parts):
            return []
        with locked(self._cache / "build.lock", self._tell_waiting):
            # Looked at again: whoever held the lock may have built them.
            missing = [part for part in parts if not part.present()]
            if missing:
                needed = sum(part.megabytes for part in missing)
                require_space(self._cache, needed, "Building", self._free)
                self._build(missing)
        return missing

    def _build(self, parts: Sequence[Part]) -> None:
        stop = threading.Event()
        with ThreadPoolExecutor(len(Lane)) as pool:
            lanes = [
                pool.submit(self._build_lane, [p for p in parts if p.lane is lane], stop)
                for lane in Lane
            ]
            try:
                for lane in as_completed(lanes):
                    lane.result()
            except BaseException:
                # The reason is told now, not when the other lane is through in ten minutes.
                stop.set()
                raise

    def _build_lane(self, parts: Sequence[Part], stop: threading.Event) -> None:
        for part in parts:
            if stop.is_set():
                return
            with self._progress.step(part.title) as step:
                log = self._cache / "logs" / f"build-{part.name}.log"
                part.build(Commands(part.title, log, step.note, stop))
                step.note("")

    def _tell_waiting(self, holder: str) -> None:
        self._progress.say(f"Another pilot (process {holder}) is building; waiting for it.")
