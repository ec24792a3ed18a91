# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade waits for ever when its API port is taken, so look before it starts."""

import socket


class PortInUseError(RuntimeError):
    """Somebody else listens where the bot's API should."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"{host}:{port} cannot be listened on: {why}")


def check_port_free(host: str, port: int) -> None:
    """Raises `PortInUseError` when a server could not listen there now."""
    try:
        bind_for_a_moment(host, port)
    except OSError as error:
        raise PortInUseError(host, port, error.strerror or str(error)) from None


def bind_for_a_moment(host: str, port: int) -> None:
    """Bind the way uvicorn will, or raise OSError: connections of a former life do not count."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
