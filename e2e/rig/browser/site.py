# SPDX-License-Identifier: Apache-2.0
"""Serves the page from an origin that the API server allows, and that is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ALLOWED_PORTS = (5173, 5174, 3000)
"""Of a web client in development; the server knows them without being told."""

_FILES = Path(__file__).parent / "page"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def site() -> Iterator[str]:
    """The page's address."""
    server = _server()
    thread = Thread(target=server.serve_forever, name="site")
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _server() -> ThreadingHTTPServer:
    for port in ALLOWED_PORTS:
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(_FILES)))
        except OSError:
            continue
    raise RuntimeError(f"The browser scenario needs one of the ports {ALLOWED_PORTS}: free one.")
