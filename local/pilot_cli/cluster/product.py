# SPDX-License-Identifier: Apache-2.0
"""Command lines of our own programs: node, operator, API server, paper exchange."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pilot_cli.build.parts import Parts
from pilot_cli.cluster.program import Program
from pilot_cli.locations import Locations

NODE_NAME = "pilot-local"
API_PROGRAM = "pilot-api"
RUNTIME_IMAGE = "cryptopilot/runtime:dev"


@dataclass(frozen=True)
class Choices:
    """What the user chose for this cluster; kept in its home, so that `up` again means the same."""

    paper_exchange: bool
    symbols: int = 3500
    runtime_env: Mapping[str, str] = field(default_factory=dict)
    api_env: Mapping[str, str] = field(default_factory=dict)
    validation: str = "Enforce"
    """What the operator does with a verdict on strategies: Enforce, Warn, or Off."""


def images_json(parts: Parts) -> str:
    """What pilot-node runs when a pod names an image."""
    path = [str(parts.runtime.programs), str(parts.dependencies.place / "bin")]
    return json.dumps({RUNTIME_IMAGE: {"path": path, "env": {}}}, indent=2)


def environment_json(value: Mapping[str, object]) -> str:
    """JSON without apostrophes, which supervisord's environments cannot hold."""
    return json.dumps(value).replace("'", "\\u0027")


def node_program(locations: Locations, parts: Parts) -> Program:
    """The node outlives nothing: pods go on without it and are adopted when it is back."""
    home = locations.home
    command = (
        str(parts.node.place / "pilot-node"),
        "--kubeconfig", str(home / "pki" / "node.kubeconfig"),
        "--node-name", NODE_NAME,
        "--state-dir", str(locations.node_state),
        "--pod-subnet", locations.pod_subnet,
        "--listen", f"127.0.0.1:{locations.ports.node}",
        "--images", str(home / "images.json"),
    )  # fmt: skip
    return Program("pilot-node", command, (locations.ports.node,), priority=40)


def operator_program(locations: Locations, parts: Parts, choices: Choices) -> Program:
    """The operator, with a token of its own."""
    env = {
        "KUBECONFIG": str(locations.home / "pki" / "operator.kubeconfig"),
        "QUARKUS_HTTP_HOST": "127.0.0.1",
        "QUARKUS_HTTP_PORT": str(locations.ports.operator),
        "PILOT_RUNTIME_IMAGE": RUNTIME_IMAGE,
        "PILOT_RUNTIME_BUILD": parts.runtime.content,
        "PILOT_RUNTIME_ENV": environment_json(choices.runtime_env),
        "PILOT_VALIDATION": choices.validation,
    }
    if choices.paper_exchange:
        env["PILOT_PAPER_EXCHANGE"] = environment_json(paper_exchange_section(locations))
    command = parts.operator_start.java
    return Program("operator", command, (locations.ports.operator,), env, 15, priority=50)


def api_program(locations: Locations, parts: Parts, choices: Choices) -> Program:
    """Our API server, with a token of its own; what the user set for it comes last."""
    env = {
        "KUBECONFIG": str(locations.home / "pki" / "pilot-api.kubeconfig"),
        "PILOT_API_HOST": "127.0.0.1",
        "PILOT_API_PORT": str(locations.ports.api),
        "PILOT_API_DATA": str(locations.home / "api"),
        **choices.api_env,
    }
    command = parts.api_server_start.java
    return Program(API_PROGRAM, command, (locations.ports.api,), env, 20, priority=60)


def api_address(locations: Locations) -> str:
    """Where the API server is; what a web client is built with."""
    return f"http://127.0.0.1:{locations.ports.api}"


def exchange_program(locations: Locations, parts: Parts, choices: Choices) -> Program:
    """The paper exchange: Binance's public interface with made-up candles."""
    port = locations.ports.exchange
    command = (
        str(parts.runtime.programs / "python3"), "-m", "paper_exchange",
        "--port", str(port), "--symbols", str(choices.symbols), "--seed", "7",
    )  # fmt: skip
    return Program("paper-exchange", command, (port,), priority=15)


def paper_exchange_section(locations: Locations) -> dict[str, object]:
    """Laid over `exchange` in the configuration of every Paper bot.

    The same as `paper-exchange overrides` prints; a test holds the two together.
    """
    url = f"http://127.0.0.1:{locations.ports.exchange}/api/v3"
    return {
        "name": "binance",
        "enable_ws": False,
        "ccxt_config": {
            "enableRateLimit": False,
            "urls": {"api": {"public": url}},
            "options": {"fetchMarkets": {"types": ["spot"]}},
        },
    }
