# SPDX-License-Identifier: Apache-2.0
"""Reads server-sent events as a browser's EventSource does."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Thread
from typing import Any
from urllib.parse import quote

from rig.client import TOO_MANY_REQUESTS, ApiClient
from rig.deadline import eventually

OK = 200
SILENCE_SECONDS = 60
"""A comment comes every 15 s."""


@dataclass(frozen=True)
class Event:
    """One event; `id` is empty when it has none."""

    name: str
    id: str
    data: Any


@dataclass(frozen=True)
class Stream:
    """What came so far; grows while the stream is open."""

    events: list[Event] = field(default_factory=list)

    def named(self, name: str) -> list[Event]:
        return [event for event in list(self.events) if event.name == name]

    def wait_for(self, name: str, good: Callable[[Event], bool], what: str) -> Event:
        """The first event of that name that `good` is content with."""
        found = eventually(
            lambda: [event for event in self.named(name) if good(event)],
            bool,
            f"event {name}: {what}",
            120,
        )
        return found[0]

    @property
    def last_id(self) -> str:
        """What EventSource sends when it comes back."""
        return next((event.id for event in reversed(list(self.events)) if event.id), "")


@contextmanager
def open_stream(client: ApiClient, last_id: str = "") -> Iterator[Stream]:
    """The token goes into the query, because EventSource sends no headers of its own."""
    connection, answer = _opened(client, last_id)
    stream = Stream()
    reader = Thread(target=_read, args=(answer, stream), daemon=True)
    reader.start()
    try:
        yield stream
    finally:
        with suppress(OSError):
            _socket(connection, answer).shutdown(socket.SHUT_RDWR)
        reader.join(SILENCE_SECONDS)
        connection.close()


def _opened(client: ApiClient, last_id: str) -> tuple[HTTPConnection, HTTPResponse]:
    """Comes again as long as it is told that it comes too often."""
    headers = {"Accept": "text/event-stream", "Origin": "http://localhost:5173"}
    if last_id:
        headers["Last-Event-ID"] = last_id
    path = f"/api/freqtrade/stream?token={quote(client.token, safe='')}"
    while True:
        connection = HTTPConnection(client.address.removeprefix("http://"), timeout=SILENCE_SECONDS)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        if answer.status == OK:
            return connection, answer
        body = answer.read()
        connection.close()
        assert answer.status == TOO_MANY_REQUESTS, f"{answer.status}: {body!r}"
        time.sleep(json.loads(body)["retryAfter"])


def _socket(connection: HTTPConnection, answer: HTTPResponse) -> socket.socket:
    """Of an answer without length the connection has let go: it belongs to the answer then."""
    return connection.sock or answer.fp.raw._sock  # type: ignore[attr-defined]  # noqa: SLF001


def _read(answer: HTTPResponse, stream: Stream) -> None:
    name, number, data = "message", "", ""
    with suppress(OSError, HTTPException, ValueError):
        for raw in answer:
            line = raw.decode().rstrip("\r\n")
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("id: "):
                number = line.removeprefix("id: ")
            elif line.startswith("data: "):
                data += line.removeprefix("data: ")
            elif not line and data:
                stream.events.append(Event(name, number, json.loads(data)))
                name, number, data = "message", "", ""
