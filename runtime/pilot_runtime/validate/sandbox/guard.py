# SPDX-License-Identifier: GPL-3.0-only
"""Refuses and reports from within Python what the kernel refuses too.

It gives the line to blame. It is no lock: what a program does through native code passes it.
"""

import errno
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from pilot_runtime.validate.rules.bans import (
    DYNAMIC,
    FILES,
    NATIVE,
    NETWORK,
    PROCESS,
    SERIALISED,
    Ban,
)
from pilot_runtime.validate.sandbox.landlock import Room

_MOST_REPORTS: Final = 20
_STDLIB: Final = str(Path(os.__file__).parent)
# libraries look at these by themselves
_SYSTEM: Final = ("/usr", "/lib", "/proc", "/sys", "/etc/ld.so", "/dev")
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_ANYONE: Final[Mapping[str, Ban]] = {
    "socket.": NETWORK,
    "urllib.Request": NETWORK,
    "subprocess.Popen": PROCESS,
    "os.system": PROCESS,
    "os.exec": PROCESS,
    "os.posix_spawn": PROCESS,
    "os.spawn": PROCESS,
    "os.fork": PROCESS,
    "os.kill": PROCESS,
    "os.killpg": PROCESS,
    "pty.spawn": PROCESS,
    "signal.pthread_kill": PROCESS,
    "os.link": FILES,
    "os.symlink": FILES,
    "os.chmod": FILES,
    "os.chown": FILES,
}
"""Forbidden whoever asks. A name that ends in a dot stands for all that begin with it."""

_STRATEGY: Final[Mapping[str, Ban]] = {
    "ctypes.": NATIVE,
    "pickle.find_class": SERIALISED,
    "compile": DYNAMIC,
    "exec": DYNAMIC,
    "os.listdir": FILES,
    "os.scandir": FILES,
    "glob.glob": FILES,
    "_thread.start_new_thread": PROCESS,
    "_thread.start_joinable_thread": PROCESS,
}
"""Forbidden for the strategy's own code; libraries do it for good reasons."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something forbidden that was tried; file and line of the strategy, 0 when not told."""

    ban: Ban
    what: str
    file: str
    line: int


@dataclass
class Guard:
    """Watches one process from the moment it is installed until the process ends."""

    room: Room
    program: Path
    report: Callable[[Attempt], None]
    seen: set[Attempt] = field(default_factory=set)

    def install(self) -> None:
        """For good: Python has no way to take an audit hook back."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._open(arguments)
            return
        ban = _ban(_ANYONE, event)
        if ban:
            self._refuse(ban, event)
        ban = _ban(_STRATEGY, event)
        if ban and self._asked_by_strategy(direct=event in {"exec", "compile"}):
            self._refuse(ban, event)

    def _open(self, arguments: tuple[Any, ...]) -> None:
        path, _, flags = arguments
        if not isinstance(path, str | bytes):
            return
        name = os.path.realpath(os.fsdecode(path))
        writes = isinstance(flags, int) and bool(flags & _WRITES)
        rooms = (self.room.writable,) if writes else (*self.room.readable, self.room.writable)
        if name == "/dev/null" or any(Path(name).is_relative_to(one) for one in rooms):
            return
        if not writes and not os.path.lexists(name):
            # libraries try names along the import path; there is nothing to be had
            return
        if name.startswith(_SYSTEM) and not self._asked_by_strategy():
            raise PermissionError(errno.EACCES, "outside what may be read", name)
        self._refuse(FILES, f"open {os.fsdecode(path)}{' for writing' if writes else ''}")

    def _refuse(self, ban: Ban, what: str) -> None:
        frame = self._strategy_frame()
        file = Path(frame.f_code.co_filename).name if frame else ""
        attempt = Attempt(ban, what, file, frame.f_lineno if frame else 0)
        if attempt not in self.seen and len(self.seen) < _MOST_REPORTS:
            self.seen.add(attempt)
            self.report(attempt)
        raise PermissionError(errno.EPERM, f"not allowed for a strategy: {what}")

    def _strategy_frame(self) -> FrameType | None:
        frame: FrameType | None = sys._getframe(1)  # noqa: SLF001
        while frame and not self._is_strategy(frame):
            frame = frame.f_back
        return frame

    def _asked_by_strategy(self, *, direct: bool = False) -> bool:
        """Whether the first frame outside the standard library, or the very first, is its own."""
        frame: FrameType | None = sys._getframe(2)  # noqa: SLF001
        while frame and (frame.f_code.co_filename == __file__ or (
            not direct and _is_stdlib(frame.f_code.co_filename)
        )):  # fmt: skip
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                # the import system looks for modules by itself
                return False
            frame = frame.f_back
        return frame is not None and self._is_strategy(frame)

    def _is_strategy(self, frame: FrameType) -> bool:
        return frame.f_code.co_filename.startswith(str(self.program))


def _is_stdlib(file: str) -> bool:
    return file.startswith("<frozen") or (file.startswith(_STDLIB) and "site-packages" not in file)


def _ban(table: Mapping[str, Ban], event: str) -> Ban | None:
    whole = table.get(event)
    return whole or table.get(event.partition(".")[0] + ".")
