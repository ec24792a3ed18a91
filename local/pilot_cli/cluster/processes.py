# SPDX-License-Identifier: Apache-2.0
"""Looks at the machine's processes through /proc."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pilot_cli.cluster.supervisor_conf import CLUSTER_MARK

_LISTEN = "0A"


@dataclass(frozen=True)
class Process:
    """A process and the cluster it belongs to, if it says so."""

    pid: int
    arguments: tuple[str, ...]
    cluster: str

    @property
    def name(self) -> str:
        return Path(self.arguments[0]).name if self.arguments else "unknown"


# The system does not tell which process of another user has a port.
OTHER_USERS = Process(0, ("a process of another user",), "")


class ProcessTable:
    """`proc` is /proc except in tests. What may not be read (other users') is not seen."""

    def __init__(self, proc: Path = Path("/proc")) -> None:
        self._proc = proc

    def of_cluster(self, home: Path) -> list[Process]:
        """Processes that carry this cluster's mark."""
        return [p for p in map(self._process, self._pids()) if p and p.cluster == str(home)]

    def listener(self, port: int) -> Process | None:
        """Who listens on the TCP port; OTHER_USERS where that cannot be found out."""
        inodes = self._listening_inodes(port)
        if not inodes:
            return None
        wanted = {f"socket:[{inode}]" for inode in inodes}
        for pid in self._pids():
            if self._holds(pid, wanted):
                return self._process(pid)
        # Looked at again: a process of ours may have ended meanwhile.
        return OTHER_USERS if inodes & self._listening_inodes(port) else None

    def alive(self, pid: int) -> bool:
        """Whether the process is there and no zombie."""
        try:
            stat = (self._proc / str(pid) / "stat").read_text()
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] != "Z"

    def _pids(self) -> list[int]:
        return [int(entry.name) for entry in self._proc.iterdir() if entry.name.isdigit()]

    def _process(self, pid: int) -> Process | None:
        directory = self._proc / str(pid)
        try:
            words = (directory / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
            environ = (directory / "environ").read_bytes().split(b"\0")
        except OSError:
            return None
        mark = f"{CLUSTER_MARK}=".encode()
        cluster = next((e[len(mark) :].decode() for e in environ if e.startswith(mark)), "")
        return Process(pid, tuple(word.decode(errors="replace") for word in words), cluster)

    def _listening_inodes(self, port: int) -> set[str]:
        inodes = set()
        for table in ("tcp", "tcp6"):
            try:
                lines = (self._proc / "net" / table).read_text().splitlines()[1:]
            except OSError:
                continue
            for line in lines:
                fields = line.split()
                if fields[3] == _LISTEN and int(fields[1].rpartition(":")[2], 16) == port:
                    inodes.add(fields[9])
        return inodes

    def _holds(self, pid: int, sockets: set[str]) -> bool:
        try:
            return any(
                str(handle.readlink()) in sockets
                for handle in (self._proc / str(pid) / "fd").iterdir()
            )
        except OSError:
            return False
