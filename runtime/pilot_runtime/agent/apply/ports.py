# SPDX-License-Identifier: GPL-3.0-only
"""A free port for each bot's API."""

import errno
from collections.abc import Collection
from hashlib import sha256

from pilot_runtime.launch.port import bind_for_a_moment

FIRST = 18000
COUNT = 2000


class NoFreePortError(RuntimeError):
    """Every port of the range is taken."""


def choose_port(
    bot_id: str, address: str, taken: Collection[int], preferred: int | None = None
) -> int:
    """The port it had before if that is free, else the next free one after its own number."""
    start = int.from_bytes(sha256(bot_id.encode()).digest()[:4]) % COUNT
    candidates = [FIRST + (start + step) % COUNT for step in range(COUNT)]
    if preferred is not None:
        candidates.insert(0, preferred)
    for port in candidates:
        if port not in taken and is_free(address, port):
            return port
    raise NoFreePortError(f"no port from {FIRST} to {FIRST + COUNT - 1} is free on {address}")


def is_free(address: str, port: int) -> bool:
    """Whether a server could listen there now."""
    try:
        bind_for_a_moment(address, port)
    except OSError as problem:
        if problem.errno in {errno.EADDRINUSE, errno.EACCES}:
            return False
        raise
    return True
