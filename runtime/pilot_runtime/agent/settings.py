# SPDX-License-Identifier: GPL-3.0-only
"""What the environment of the container says to the agent."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pilot_runtime.agent.observe.memory_limit import memory_limit
from pilot_runtime.launch.supervisord_conf import SupervisorPaths

LOOPBACK = "127.0.0.1"
MAX_PORT = 65535


class AgentSettingError(ValueError):
    """An environment variable is missing or holds something that is not allowed there."""


@dataclass(frozen=True, slots=True)
class AgentSettings:
    """Where the agent finds its directories, where it listens, and what its pod may use (bytes)."""

    pod_name: str
    pod_ip: str
    slots_dir: Path
    token_file: Path
    data_dir: Path
    run_dir: Path
    port: int
    memory_limit: int | None = None

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Self:
        """Read the variables of the pod protocol, section 2."""
        return cls(
            pod_name=_required(env, "PILOT_POD_NAME"),
            pod_ip=_address(env, "PILOT_POD_IP"),
            slots_dir=Path(env.get("PILOT_SLOTS_DIR") or "/etc/pilot/slots"),
            token_file=Path(env.get("PILOT_AGENT_TOKEN_FILE") or "/etc/pilot/agent/token"),
            data_dir=Path(env.get("PILOT_DATA_DIR") or "/var/lib/pilot"),
            run_dir=Path(env.get("PILOT_RUN_DIR") or "/run/pilot"),
            port=_port(env, "PILOT_AGENT_PORT", 8900),
            memory_limit=memory_limit(env),
        )

    @property
    def bot_address(self) -> str:
        """Where bots listen: loopback, or the pod's own loopback address on one machine."""
        return self.pod_ip if ipaddress.ip_address(self.pod_ip).is_loopback else LOOPBACK

    @property
    def supervisor(self) -> SupervisorPaths:
        """Supervisord's control socket and the directory of program files."""
        return SupervisorPaths(self.run_dir)

    @property
    def archive_dir(self) -> Path:
        return self.data_dir / "archive"

    @property
    def arriving_dir(self) -> Path:
        """Databases on their way here; on the volume of the databases that are here."""
        return self.data_dir / "arriving"

    def bot_data(self, bot_id: str) -> Path:
        """Database, logs and memory of one bot; outlives the pod."""
        return self.data_dir / "bots" / bot_id

    def bot_run(self, bot_id: str) -> Path:
        """Materialised configuration of one bot; gone with the pod."""
        return self.run_dir / "bots" / bot_id


def _required(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise AgentSettingError(f"{name} is not set: the pool pod's manifest must set it")
    return value


def _address(env: Mapping[str, str], name: str) -> str:
    value = _required(env, name)
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise AgentSettingError(f"{name}={value!r} is not an IP address") from None


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or not 0 < int(value) <= MAX_PORT:
        raise AgentSettingError(f"{name}={value!r} is not a port: use 1 to {MAX_PORT}")
    return int(value)
