# SPDX-License-Identifier: Apache-2.0
"""Reads a bot's log through the agent of its pod."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

AGENT_PORT = 8900
_NAME_CUT = 40
_UID_CUT = 8


@dataclass(frozen=True)
class Agent:
    """Address and bearer token of one pod's agent."""

    host: str
    port: int
    token: str

    def __repr__(self) -> str:
        return f"Agent({self.host}:{self.port})"


def bot_id(bot: dict[str, Any]) -> str:
    """How the agent calls the bot: name and the beginning of its uid."""
    metadata = bot["metadata"]
    return f"{metadata['name'][:_NAME_CUT]}-{metadata['uid'][:_UID_CUT]}"


def agent_address(address: str) -> tuple[str, int]:
    """Of `host`, `host:port` or `http://host:port`."""
    host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
    return host, int(port or AGENT_PORT)


def secret_token(secret: dict[str, Any]) -> str:
    """The bearer token in the pool's agent Secret."""
    return base64.b64decode(secret["data"]["token"]).decode().strip()


def ready_bots(agent: Agent) -> set[str]:
    """Names of the bots that the agent calls ready; none when it does not answer."""
    connection = http.client.HTTPConnection(agent.host, agent.port, timeout=5)
    try:
        connection.request("GET", "/v1/status", headers={"Authorization": f"Bearer {agent.token}"})
        answer = connection.getresponse()
        if answer.status != http.HTTPStatus.OK:
            return set()
        return {bot["name"] for bot in json.loads(answer.read())["bots"] if bot["ready"]}
    except (OSError, http.client.HTTPException, ValueError):
        return set()
    finally:
        connection.close()


def log_lines(agent: Agent, identity: str, tail: int, follow: bool) -> Iterator[str]:
    """Lines of the bot's log, for ever when following."""
    timeout = None if follow else 30
    connection = http.client.HTTPConnection(agent.host, agent.port, timeout=timeout)
    path = f"/v1/bots/{quote(identity)}/logs?tail={tail}&follow={str(follow).lower()}"
    try:
        connection.request("GET", path, headers={"Authorization": f"Bearer {agent.token}"})
        answer = connection.getresponse()
        if answer.status != http.HTTPStatus.OK:
            raise PilotFailure(ExitCode.NOT_RUNNING, _refusal(answer))
        while line := answer.readline():
            yield line.decode(errors="replace").rstrip("\n")
    except OSError as error:
        raise PilotFailure(
            ExitCode.NOT_RUNNING, f"The agent of the bot's pod does not answer: {error}."
        ) from error
    finally:
        connection.close()


def _refusal(answer: http.client.HTTPResponse) -> str:
    try:
        message = json.loads(answer.read())["error"]["message"]
    except (ValueError, KeyError, TypeError):
        message = f"status {answer.status}"
    return f"The agent of the bot's pod refused: {message}"
