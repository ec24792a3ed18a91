# SPDX-License-Identifier: GPL-3.0-only
"""Starts a confined process and watches it from outside."""

import contextlib
import os
import selectors
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from pilot_runtime.validate.sandbox.child import Task, live
from pilot_runtime.validate.sandbox.landlock import Room
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.outcome import Ending, Outcome
from pilot_runtime.validate.sandbox.pipes import Intake

_LOOK_EVERY_SECONDS = 0.05
_MOST_FILES = 2000
_MOST_CHUNKS = 100


def run_confined(task: Task, limits: Limits, room: Room) -> Outcome:
    """Does the task in a child that is confined to the room; returns when all of it is gone.

    The calling process must have one thread.
    """
    output_end, output_start = os.pipe()
    report_end, report_start = os.pipe()
    began = time.monotonic()
    pid = os.fork()
    if pid == 0:
        live(task, limits, room, output_start, report_start)
    os.close(output_start)
    os.close(report_start)
    watch = _Watch(
        pid, limits, room.writable, began + limits.wall_seconds,
        Intake(output_end, limits.kept_bytes), Intake(report_end, limits.report_bytes),
    )  # fmt: skip
    try:
        return watch.until_gone(began)
    finally:
        os.close(output_end)
        os.close(report_end)


@dataclass
class _Watch:
    pid: int
    limits: Limits
    directory: Path
    deadline: float
    output: Intake
    report: Intake
    killed: Ending | None = None
    ended: tuple[int, float, int] | None = None
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def until_gone(self, began: float) -> Outcome:
        for one in (self.output, self.report):
            self.selector.register(one.handle, selectors.EVENT_READ, one)
        while self.ended is None:
            self._take()
            self._judge()
            self._reap()
        # whatever it left behind in its session, if the kernel let it
        self._kill_group()
        self._drain()
        self.selector.close()
        status, cpu, peak = self.ended
        return Outcome(
            self._ending(status), status, self.report.messages(), self.output.text(),
            time.monotonic() - began, cpu, peak,
        )  # fmt: skip

    def _take(self) -> None:
        for key, _ in self.selector.select(_LOOK_EVERY_SECONDS):
            if not key.data.read():
                self.selector.unregister(key.fileobj)
        if not self.selector.get_map():
            time.sleep(_LOOK_EVERY_SECONDS / 10)

    def _drain(self) -> None:
        for _ in range(_MOST_CHUNKS):
            ready = self.selector.select(0)
            if not ready:
                return
            for key, _ in ready:
                if not key.data.read():
                    self.selector.unregister(key.fileobj)

    def _judge(self) -> None:
        if self.killed:
            return
        if time.monotonic() > self.deadline:
            self.killed = Ending.OUT_OF_TIME
        elif (
            self.output.total > self.limits.output_bytes
            or self.report.total > self.limits.report_bytes
        ):
            self.killed = Ending.TOO_MUCH_OUTPUT
        elif _written(self.directory) > self.limits.disk_bytes:
            self.killed = Ending.TOO_MUCH_DISK
        if self.killed:
            self._kill_group()

    def _kill_group(self) -> None:
        for kill, number in ((os.killpg, self.pid), (os.kill, self.pid)):
            if kill is os.kill and self.ended is not None:
                continue
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(number, signal.SIGKILL)

    def _reap(self) -> None:
        pid, status, usage = os.wait4(self.pid, os.WNOHANG)
        if pid:
            code = os.waitstatus_to_exitcode(status)
            self.ended = (code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)

    def _ending(self, code: int) -> Ending:
        if self.killed:
            return self.killed
        # one that ignores the first signal gets the second, which cannot be ignored
        spent = self.ended is not None and self.ended[1] >= self.limits.cpu_seconds
        if code == -signal.SIGXCPU or (code == -signal.SIGKILL and spent):
            return Ending.OUT_OF_CPU
        if code < 0:
            return Ending.CRASHED
        finished = any(message.get("done") is True for message in self.report.messages())
        return Ending.FINISHED if code == 0 and finished else Ending.EXITED


def _written(directory: Path) -> int:
    """Bytes below the directory; a lot of files counts as a lot of bytes."""
    total, waiting, count = 0, [directory], 0
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        count += len(entries)
        if count > _MOST_FILES:
            return 1 << 62
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total
