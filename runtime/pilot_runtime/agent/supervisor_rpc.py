# SPDX-License-Identifier: GPL-3.0-only
"""Supervisord's XML-RPC over its Unix socket."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self
from xml.parsers.expat import ExpatError
from xmlrpc.client import Fault, ResponseError, dumps, loads

import aiohttp

TIMEOUT_SECONDS = 10.0
SHUTDOWN_STATE = 6
BAD_NAME = 10
ALREADY_STARTED = 60
NOT_RUNNING = 70
ALREADY_ADDED = 90


class SupervisorGoneError(RuntimeError):
    """The control socket does not answer."""


class SupervisorRpc:
    """Calls that return supervisord's value, or raise its Fault or SupervisorGoneError."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.UnixConnector(path=str(self._socket), force_close=True),
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, method: str, *arguments: Any) -> Any:
        """One call of `supervisor.<method>`."""
        if self._session is None:
            raise SupervisorGoneError("the client is not open")
        body = dumps(arguments, f"supervisor.{method}")
        try:
            async with self._session.post("http://supervisor/RPC2", data=body) as answer:
                text = await answer.text()
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise SupervisorGoneError(f"{method}: {problem.__class__.__name__}") from problem
        try:
            values, _ = loads(text)
        except Fault as problem:
            if problem.faultCode == SHUTDOWN_STATE:
                raise SupervisorGoneError(f"{method}: supervisord shuts down") from problem
            raise
        except (ExpatError, ResponseError) as problem:
            raise SupervisorGoneError(f"{method}: no answer that can be read") from problem
        return values[0]

    async def call_unless(self, method: str, *arguments: Any, fault: int) -> bool:
        """Call; False when supervisord says that there was nothing to do."""
        try:
            await self.call(method, *arguments)
        except Fault as problem:
            if problem.faultCode == fault:
                return False
            raise
        return True
