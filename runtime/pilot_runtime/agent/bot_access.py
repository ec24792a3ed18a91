# SPDX-License-Identifier: GPL-3.0-only
"""How to reach one running bot: what the agent wrote into its `runtime.json`."""

import json
import secrets
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pilot_runtime.agent.money import money

RUNTIME_FILE = "runtime.json"
CONFIG_FILE = "config.json"
KEYS_FILE = "secret.json"
"""Exchange keys of a live bot."""
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class BotAccess:
    """Address and credentials of a bot's API; made anew at each start.

    `paper_wallet`: what this process began with, as decimal text; empty when it is live.
    """

    address: str
    port: int
    user: str
    password: str
    paper_wallet: str = ""

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.port}/api/v1"

    @property
    def authorization(self) -> str:
        """Value of the Authorization header."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()

    def __repr__(self) -> str:
        return f"BotAccess({self.address}:{self.port})"

    @classmethod
    def generate(cls, address: str, port: int) -> Self:
        return cls(address, port, "agent", secrets.token_urlsafe(TOKEN_BYTES))

    @classmethod
    def read(cls, run_dir: Path) -> Self | None:
        """From the materialised files of a running bot; None when there are none."""
        try:
            api = _json(run_dir / RUNTIME_FILE)["api_server"]
            config = _json(run_dir / CONFIG_FILE)
            wallet = config.get("dry_run_wallet") if config.get("dry_run") else None
            return cls(
                str(api["listen_ip_address"]),
                int(api["listen_port"]),
                str(api["username"]),
                str(api["password"]),
                "" if wallet is None else money(wallet),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))
