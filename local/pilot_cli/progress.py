# SPDX-License-Identifier: Apache-2.0
"""Shows what is going on, step by step, with the time each step takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from pilot_cli.clock import Clock
from pilot_cli.duration import spoken

_TERMINAL_REFRESH = 0.2
_LOG_REFRESH = 15.0


class Step:
    """A piece of work in progress; `note` says what it is at."""

    def __init__(self, name: str, started: float) -> None:
        self.name = name
        self.started = started
        self.detail = ""

    def note(self, detail: str) -> None:
        self.detail = detail


class Progress:
    """Steps may run in several threads; on a terminal the running ones share one live line."""

    def __init__(self, out: TextIO, clock: Clock, *, quiet: bool = False) -> None:
        self._out = out
        self._clock = clock
        self._quiet = quiet
        self._live = out.isatty() and not quiet
        self._running: list[Step] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._ticker: threading.Thread | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Runs the body as one step; its end, good or bad, is one line."""
        step = Step(name, self._clock.now())
        with self._lock:
            self._running.append(step)
            self._ensure_ticker()
            if not self._live:
                self._line(f"  … {name}")
        try:
            yield step
        except BaseException:
            self._finish(step, "✗")
            raise
        self._finish(step, "✓")

    def say(self, text: str) -> None:
        """One line that stays."""
        with self._lock:
            self._line(text)

    def close(self) -> None:
        """Ends the live line."""
        self._stop.set()
        if self._ticker:
            self._ticker.join()
            self._ticker = None

    def _finish(self, step: Step, mark: str) -> None:
        with self._lock:
            self._running.remove(step)
            took = spoken(self._clock.now() - step.started)
            tail = f": {step.detail}" if step.detail else ""
            self._line(f"  {mark} {step.name}{tail} ({took})")

    def _line(self, text: str) -> None:
        if self._quiet:
            return
        self._out.write(("\r\x1b[K" if self._live else "") + text + "\n")
        self._out.flush()

    def _ensure_ticker(self) -> None:
        if self._ticker is None and not self._quiet:
            self._ticker = threading.Thread(target=self._tick, daemon=True)
            self._ticker.start()

    def _tick(self) -> None:
        while not self._stop.wait(_TERMINAL_REFRESH if self._live else _LOG_REFRESH):
            with self._lock:
                self.show_running()

    def show_running(self) -> None:
        """Writes the running steps: over the live line, or as a sign of life in a log."""
        if not self._running:
            return
        now = self._clock.now()
        parts = [
            f"{s.name} {spoken(now - s.started)}" + (f" ({s.detail})" if s.detail else "")
            for s in self._running
        ]
        if self._live:
            self._out.write("\r\x1b[K  … " + " · ".join(parts)[:150])
            self._out.flush()
        else:
            self._line("    " + " · ".join(parts))
