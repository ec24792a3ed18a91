# SPDX-License-Identifier: Apache-2.0
"""Ways to ask a bot: its own API, the agent of its pod, the API server."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from rig.cluster import Cluster
from rig.person import Person


@dataclass(frozen=True, eq=False)
class Door:
    """One connection that stays open; `prefix` comes before freqtrade's own path."""

    connection: HTTPConnection
    prefix: str
    authorization: str

    def ask_ms(self, route: str) -> float:
        """Milliseconds until the whole answer is there."""
        began = time.perf_counter()
        self.connection.request(
            "GET", f"{self.prefix}/{route}", headers={"Authorization": self.authorization}
        )
        answer = self.connection.getresponse()
        body = answer.read()
        taken = (time.perf_counter() - began) * 1000
        assert answer.status == 200, f"{self.prefix}/{route}: {answer.status} {body[:300]!r}"
        return taken


def bot_door(cluster: Cluster, bot: str) -> Door:
    """Past everything of ours, with what the agent gave the process."""
    file = bot_files_of(cluster, bot) / "runtime.json"
    api = json.loads(file.read_text())["api_server"]
    key = base64.b64encode(f"{api['username']}:{api['password']}".encode()).decode()
    connection = HTTPConnection(api["listen_ip_address"], api["listen_port"], timeout=30)
    return Door(connection, "/api/v1", f"Basic {key}")


def bot_files_of(cluster: Cluster, bot: str) -> Path:
    """Where its pod keeps its configuration and its strategy."""
    slot = cluster.bot(bot)["status"]["slot"]["id"]
    (file,) = cluster.pilot.home.glob(f"node/pods/*/vol/run/bots/{slot}/runtime.json")
    return file.parent


def agent_door(cluster: Cluster, bot: str) -> Door:
    agent, slot = cluster.agent_of(bot), cluster.bot(bot)["status"]["slot"]["id"]
    connection = HTTPConnection(agent.host, agent.port, timeout=30)
    return Door(connection, f"/v1/bots/{slot}/api", f"Bearer {agent.token}")


def server_door(owner: Person, bot: str) -> Door:
    connection = HTTPConnection(owner.api.address.removeprefix("http://"), timeout=30)
    return Door(connection, f"/api/freqtrade/proxy/{bot}/api/v1", f"Bearer {owner.api.token}")
