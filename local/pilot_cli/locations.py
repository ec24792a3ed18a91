# SPDX-License-Identifier: Apache-2.0
"""Where things are: the checkout, this cluster's state and the build cache."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.cluster.short_path import short_home
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.ports import Ports, pod_subnet_for

DEFAULT_PORT_BASE = 21000
# Ephemeral ports begin at 32768 on Linux; a fixed port above would clash now and then.
LARGEST_PORT_BASE = 32768 - 100
_LONGEST_PREFIX = 24


@dataclass(frozen=True)
class Locations:
    """All paths and ports of one cluster, from the environment and nothing else."""

    checkout: Path
    home: Path
    cache: Path
    ports: Ports
    pod_subnet: str

    @property
    def kubeconfig(self) -> Path:
        """Administrator's kubeconfig, mode 0600."""
        return self.home / "kubeconfig"

    @property
    def logs(self) -> Path:
        """Logs of the cluster's programs."""
        return self.home / "logs"

    @property
    def supervisor_socket(self) -> Path:
        """Unix socket of the supervisord that keeps the cluster's programs alive."""
        return short_home(self.home) / "run" / "supervisor.sock"

    @property
    def node_state(self) -> Path:
        """Pods, volumes and certificates of the node, under a path short enough for sockets."""
        return short_home(self.home) / "node"


def locate(env: Mapping[str, str], checkout: Path) -> Locations:
    """Reads PILOT_HOME, PILOT_CACHE, PILOT_PORT_BASE and PILOT_POD_SUBNET."""
    home = Path(env.get("PILOT_HOME") or checkout / ".pilot").expanduser().absolute()
    ports = Ports(_port_base(env.get("PILOT_PORT_BASE", "")))
    return Locations(
        checkout=checkout,
        home=home,
        cache=_cache(env),
        ports=ports,
        pod_subnet=_pod_subnet(env.get("PILOT_POD_SUBNET", "")) or pod_subnet_for(ports.base),
    )


def _cache(env: Mapping[str, str]) -> Path:
    if env.get("PILOT_CACHE"):
        return Path(env["PILOT_CACHE"]).expanduser().absolute()
    user_cache = env.get("XDG_CACHE_HOME") or Path(env.get("HOME", "~")).expanduser() / ".cache"
    return Path(user_cache) / "crypto-pilot"


def _port_base(text: str) -> int:
    if not text:
        return DEFAULT_PORT_BASE
    if text.isdigit() and 1024 <= int(text) <= LARGEST_PORT_BASE:
        return int(text)
    raise PilotFailure(
        ExitCode.USAGE,
        f"PILOT_PORT_BASE is {text!r}; it must be a number from 1024 to {LARGEST_PORT_BASE}.",
    )


def _pod_subnet(text: str) -> str:
    try:
        subnet = ipaddress.IPv4Network(text or pod_subnet_for(DEFAULT_PORT_BASE))
    except ValueError:
        subnet = None
    if subnet and subnet.is_loopback and subnet.prefixlen <= _LONGEST_PREFIX:
        return text
    raise PilotFailure(
        ExitCode.USAGE,
        f"PILOT_POD_SUBNET is {text!r}; it must be a part of 127.0.0.0/8 with at least "
        f"256 addresses, such as {pod_subnet_for(DEFAULT_PORT_BASE)}.",
    )
