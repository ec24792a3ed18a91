# SPDX-License-Identifier: Apache-2.0
"""Drives one page by the DevTools protocol, and notes what goes wrong in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from websockets.sync.client import ClientConnection, connect

_DOMAINS = ("Page", "Runtime", "Log", "Network")


class PageError(AssertionError):
    """A script of the page threw, or the page cannot be opened."""


@dataclass
class Page:
    """`problems` are what a developer would see in red: console, exceptions, failed calls."""

    connection: ClientConnection
    problems: list[str] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def open(self, address: str) -> None:
        """Loads a page; what the last one kept in its storage stays."""
        done = self._call("Page.navigate", url=address)
        if "errorText" in done:
            raise PageError(f"{address}: {done['errorText']}")
        while self.run("document.readyState") != "complete":
            pass

    def run(self, script: str) -> Any:
        """The value of an expression, awaited when it is a promise."""
        done = self._call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in done:
            thrown = done["exceptionDetails"]
            raise PageError(thrown.get("exception", {}).get("description", thrown["text"]))
        return done["result"].get("value")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._ids)
        self.connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.connection.recv(timeout=120))
            if told.get("id") == number:
                if "error" in told:
                    raise PageError(f"{method}: {told['error']['message']}")
                return dict(told["result"])
            self._note(told.get("method", ""), told.get("params", {}))

    def _note(self, event: str, told: dict[str, Any]) -> None:
        match event:
            case "Runtime.exceptionThrown":
                self.problems.append(f"exception: {told['exceptionDetails']['text']}")
            case "Runtime.consoleAPICalled" if told["type"] in ("error", "assert"):
                self.problems.append(f"console: {told['args']}")
            case "Log.entryAdded" if told["entry"]["level"] == "error":
                entry = told["entry"]
                self.problems.append(f"log: {entry['text']} {_without_token(entry.get('url', ''))}")
            case "Network.responseReceived" if told["response"]["status"] >= 400:
                answer = told["response"]
                self.problems.append(f"{answer['status']}: {_without_token(answer['url'])}")
            case _:
                pass


def _without_token(url: str) -> str:
    return url.partition("?")[0]


@contextmanager
def page(debugger: str) -> Iterator[Page]:
    """The page at that address of its debugger."""
    with connect(debugger, max_size=None) as connection:
        one = Page(connection)
        for domain in _DOMAINS:
            one._call(f"{domain}.enable")  # noqa: SLF001 - its own factory
        yield one
