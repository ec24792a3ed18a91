# SPDX-License-Identifier: Apache-2.0
"""A running cluster and the things scenarios do with it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from rig.agent import PodAgent
from rig.api import Api
from rig.bot import ready
from rig.deadline import eventually
from rig.exchange import PaperExchange
from rig.pilot import Answer, Pilot


@dataclass(frozen=True)
class Cluster:
    """Everything through `pilot kubectl` and the agents."""

    pilot: Pilot

    @property
    def exchange(self) -> PaperExchange:
        return PaperExchange(self.pilot.port_base + 90)

    @property
    def api(self) -> Api:
        """For looking often."""
        return Api(self.pilot.home / "kubeconfig")

    def kubectl(self, *arguments: str, stdin: str = "") -> str:
        return self.pilot.run("kubectl", *arguments, stdin=stdin).ok().out

    def try_kubectl(self, *arguments: str, stdin: str = "") -> Answer:
        return self.pilot.run("kubectl", *arguments, stdin=stdin)

    def apply(self, *things: dict[str, Any]) -> None:
        items = {"apiVersion": "v1", "kind": "List", "items": list(things)}
        self.kubectl("apply", "-f", "-", stdin=json.dumps(items))

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return dict(json.loads(self.kubectl("get", kind, name, "-o", "json")))

    def list(self, kind: str, *arguments: str) -> list[dict[str, Any]]:
        return list(json.loads(self.kubectl("get", kind, *arguments, "-o", "json"))["items"])

    def bot(self, name: str) -> dict[str, Any]:
        """Read directly: scenarios look at bots all the time."""
        return self.api.get(f"/apis/crypto-pilot.dev/v1alpha1/namespaces/default/bots/{name}")

    def patch_bot(self, name: str, **spec: Any) -> None:
        self.patch("bot", name, **spec)

    def patch(self, kind: str, name: str, **spec: Any) -> None:
        """Merges fields into the spec."""
        self.kubectl("patch", kind, name, "--type", "merge", "-p", json.dumps({"spec": spec}))

    def delete(self, kind: str, *names: str) -> None:
        self.kubectl("delete", kind, *names, "--ignore-not-found", "--timeout=180s")

    def wait_ready(self, *names: str, seconds: float = 120) -> None:
        for name in names:
            eventually(partial(self.bot, name), ready, f"{name} Ready", seconds)

    def agent_of(self, bot: str) -> PodAgent:
        """The agent of the pod that the bot is in."""
        slot = self.bot(bot)["status"]["slot"]
        return self.agent(slot["pool"], slot["pod"])

    def agent(self, pool: str, pod: str) -> PodAgent:
        address = self.api.get(f"/api/v1/namespaces/default/pods/{pod}")["status"]["podIP"]
        secret = self.api.get(f"/api/v1/namespaces/default/secrets/{pool}-agent")
        return PodAgent(address, base64.b64decode(secret["data"]["token"]).decode())

    def program_pids(self) -> dict[str, int]:
        """Pids of etcd, API server, operator and the other programs of the cluster."""
        status = json.loads(self.pilot.run("status", "--json").out)
        return {p["name"]: p["pid"] for p in status["cluster"]["programs"]}
