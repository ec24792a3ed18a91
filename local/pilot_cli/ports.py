# SPDX-License-Identifier: Apache-2.0
"""The TCP ports of one cluster, all at fixed distances from a base."""

from dataclasses import dataclass

_DEFAULT_BASE = 21000
_DEFAULT_SECOND_OCTET = 77


@dataclass(frozen=True)
class Ports:
    """Loopback ports; `base` itself stays unused."""

    base: int

    @property
    def etcd_client(self) -> int:
        return self.base + 1

    @property
    def etcd_peer(self) -> int:
        return self.base + 2

    @property
    def api_server(self) -> int:
        return self.base + 3

    @property
    def controller_manager(self) -> int:
        return self.base + 4

    @property
    def scheduler(self) -> int:
        return self.base + 5

    @property
    def node(self) -> int:
        return self.base + 6

    @property
    def operator(self) -> int:
        return self.base + 10

    @property
    def api(self) -> int:
        """Of our own API server, not of Kubernetes'."""
        return self.base + 20

    @property
    def fuzzed_api(self) -> int:
        """Of the API server that `pilot fuzz` starts for itself."""
        return self.base + 21

    @property
    def exchange(self) -> int:
        return self.base + 90


def pod_subnet_for(base: int) -> str:
    """A loopback /16 of its own for each port base, so that two clusters' pods never meet.

    The default base gets 127.77.0.0/16; distances of 100 ports move one octet on.
    """
    steps = (base - _DEFAULT_BASE) // 100
    octet = 1 + (_DEFAULT_SECOND_OCTET - 1 + steps) % 254
    return f"127.{octet}.0.0/16"
