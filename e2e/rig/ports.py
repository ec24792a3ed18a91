# SPDX-License-Identifier: Apache-2.0
"""Ports for a cluster of the scenarios' own."""

from __future__ import annotations

import socket

# The distances from the base that a cluster listens on.
USED = (1, 2, 3, 4, 5, 6, 10, 90)
STEP = 100
LAST = 31000


class NoFreePortsError(RuntimeError):
    """Every block of ports that was tried is in use."""


def free_port_base(first: int) -> int:
    """The first block of ports at or after `first` that nobody listens on."""
    for base in range(first, LAST, STEP):
        if all(_is_free(base + distance) for distance in USED):
            return base
    message = f"No free block of ports between {first} and {LAST}: stop some local servers."
    raise NoFreePortsError(message)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
