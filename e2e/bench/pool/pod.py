# SPDX-License-Identifier: Apache-2.0
"""The pooled bots: `pilot-pod` with its agent."""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.pool.bots import bot_files
from bench.pool.http import get_json
from bench.pool.program import free_port, running, wait_until
from bench.pool.pss import Memory, memory_of_tree
from bench.pool.slots import write_slots

# what the web frontend asks about a bot on its dashboard
ROUTES = ("balance", "profit", "status", "show_config")


@dataclass(frozen=True)
class Pod:
    """A running pool pod."""

    pid: int
    port: int
    token: str
    bots: list[str]

    def memory(self) -> list[Memory]:
        return memory_of_tree(self.pid)

    def report(self) -> dict[str, Any]:
        answer = self._get("/v1/status")
        return answer if isinstance(answer, dict) else {"bots": []}

    def ready(self) -> bool:
        states = [bot["ready"] for bot in self.report()["bots"]]
        return len(states) == len(self.bots) and all(states)

    def poll(self) -> None:
        for bot in self.bots:
            for route in ROUTES:
                self._get(f"/v1/bots/{bot}/api/{route}")

    def trades(self) -> int:
        """Trades, open or closed, of all bots."""
        trading = [bot["trading"] or {} for bot in self.report()["bots"]]
        return sum(one.get("openTrades", 0) + one.get("closedTrades", 0) for one in trading)

    def _get(self, path: str) -> Any:
        return get_json(self.port, path, f"Bearer {self.token}")


@contextlib.contextmanager
def pod(
    directory: Path, exchange_port: int, bots: int, settings: Mapping[str, str]
) -> Iterator[Pod]:
    """A pod whose bots are all ready."""
    slots, data, run = (directory / name for name in ("slots", "data", "run"))
    for path in (slots, data, run):
        path.mkdir(parents=True)
    token, port = secrets.token_hex(16), free_port()
    (directory / "token").write_text(token)
    env = {
        "PILOT_POD_NAME": "bench-0-0",
        "PILOT_POD_IP": "127.0.0.1",
        "PILOT_NAMESPACE": "default",
        "PILOT_POOL": "bench",
        "PILOT_SLOTS_DIR": str(slots),
        "PILOT_AGENT_TOKEN_FILE": str(directory / "token"),
        "PILOT_DATA_DIR": str(data),
        "PILOT_RUN_DIR": str(run),
        "PILOT_AGENT_PORT": str(port),
        **settings,
    }
    ids = write_slots(slots, bot_files(exchange_port), bots)
    command = [sys.executable, "-m", "pilot_runtime.pod"]
    with running(command, env, directory / "pod.log") as child:
        one = Pod(child.pid, port, token, ids)
        wait_until(f"{bots} ready bots (see {directory}/pod.log)", 240, one.ready)
        yield one
