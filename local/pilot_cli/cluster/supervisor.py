# SPDX-License-Identifier: Apache-2.0
"""Speaks XML-RPC to the cluster's supervisord over its Unix socket."""

from __future__ import annotations

import http.client
import socket
import xmlrpc.client
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

_TIMEOUT = 60.0
_BAD_NAME = 10
_ALREADY_STARTED = 60
_NOT_RUNNING = 70


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_TIMEOUT)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_TIMEOUT)
        self.sock.connect(str(self._path))


class _UnixTransport(xmlrpc.client.Transport):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def make_connection(self, _host: object) -> http.client.HTTPConnection:
        return _UnixConnection(self._path)


@dataclass(frozen=True)
class ProgramState:
    """One program as supervisord sees it; `pid` is 0 without a process."""

    name: str
    state: str
    pid: int
    uptime_seconds: int

    @property
    def alive(self) -> bool:
        return self.state in ("RUNNING", "STARTING")


class Supervisor:
    """Client; every call opens its own connection."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def running(self) -> bool:
        """Whether a supervisord answers at the socket."""
        try:
            return bool(self._rpc().getState()["statename"] == "RUNNING")
        except (OSError, http.client.HTTPException, xmlrpc.client.Error):
            return False

    def pid(self) -> int:
        """Of supervisord itself."""
        return int(self._rpc().getPID())

    def states(self) -> dict[str, ProgramState]:
        """All programs by name."""
        return {
            info["name"]: ProgramState(
                info["name"],
                info["statename"],
                info["pid"],
                info["now"] - info["start"] if info["pid"] else 0,
            )
            for info in self._rpc().getAllProcessInfo()
        }

    def start(self, name: str) -> None:
        """Starts without waiting; a running program stays as it is."""
        self._ignoring({_ALREADY_STARTED}, "startProcess", name, False)

    def stop(self, name: str) -> None:
        """Stops and waits for the end; a program that is not running is fine."""
        self._ignoring({_NOT_RUNNING, _BAD_NAME}, "stopProcess", name, True)

    def take_over_configuration(self) -> list[str]:
        """Reads the configuration again; returns programs that were stopped for the change."""
        added, changed, removed = self._rpc().reloadConfig()[0]
        # Those that need others are stopped before these: the API server takes long without etcd.
        for name in sorted([*changed, *removed], key=self._stop_order):
            self.stop(name)
            self._rpc().removeProcessGroup(name)
        for name in [*added, *changed]:
            self._rpc().addProcessGroup(name)
        return [*changed, *removed]

    def shutdown(self) -> None:
        """Stops all programs and supervisord itself; returns at once."""
        self._rpc().shutdown()

    def _rpc(self) -> Any:
        proxy = xmlrpc.client.ServerProxy("http://localhost", transport=_UnixTransport(self._path))
        return proxy.supervisor

    def _ignoring(self, faults: set[int], method: str, *arguments: object) -> None:
        try:
            getattr(self._rpc(), method)(*arguments)
        except xmlrpc.client.Fault as fault:
            if fault.faultCode not in faults:
                raise PilotFailure(
                    ExitCode.NOT_READY,
                    f"supervisord refused {method} {arguments[0]}: {fault.faultString}",
                ) from fault

    def _stop_order(self, name: str) -> int:
        priorities = {c["name"]: int(c["group_prio"]) for c in self._rpc().getAllConfigInfo()}
        return -priorities.get(name, 0)
