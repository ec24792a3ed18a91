# SPDX-License-Identifier: Apache-2.0
"""Keys, certificates, tokens and kubeconfigs of one cluster, made once."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.build.parts import Parts
from pilot_cli.cluster.product import NODE_NAME
from pilot_cli.locations import Locations

OPERATOR_NAMESPACE = "crypto-pilot"
OPERATOR_ACCOUNT = "crypto-pilot-operator"
API_ACCOUNT = "crypto-pilot-api"


@dataclass(frozen=True)
class Role:
    """A user of the API server; RBAC says what it may do."""

    name: str
    user: str
    groups: tuple[str, ...] = ()


def _account(name: str, account: str) -> Role:
    return Role(
        name,
        f"system:serviceaccount:{OPERATOR_NAMESPACE}:{account}",
        ("system:serviceaccounts", f"system:serviceaccounts:{OPERATOR_NAMESPACE}"),
    )


ROLES = (
    Role("admin", "pilot-admin", ("system:masters",)),
    Role("controller-manager", "system:kube-controller-manager"),
    Role("scheduler", "system:kube-scheduler"),
    Role("node", f"system:node:{NODE_NAME}", ("system:nodes",)),
    # Service accounts of their own, so that their RBAC is that of their manifests.
    _account("operator", OPERATOR_ACCOUNT),
    _account("pilot-api", API_ACCOUNT),
)


def make_keys(locations: Locations, parts: Parts) -> None:
    """Makes what is missing; what is there stays, so that running programs keep working."""
    pki = locations.home / "pki"
    pki.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (pki / "complete").exists():
        # Certificates need a library, which the runtime's dependencies bring.
        script = Path(__file__).parent / "certificates.py"
        python = parts.runtime.programs / "python3"
        subprocess.run([python, script, pki], check=True)
        # The node's own, with which it and the API server know each other.
        node = parts.node.place / "pilot-node"
        state = locations.home / "node"
        subprocess.run([node, "certs", "--state-dir", state], check=True, stdout=subprocess.DEVNULL)
        _write_tokens(pki, {})
        (pki / "complete").write_text("")
    tokens = _tokens(pki)
    if any(role.name not in tokens for role in ROLES):
        # A cluster of an earlier version; Kubernetes knows new tokens from its next start on.
        _write_tokens(pki, tokens)
        tokens = _tokens(pki)
    for role in ROLES:
        config = kubeconfig(locations, tokens[role.name])
        target = locations.kubeconfig if role.name == "admin" else pki / f"{role.name}.kubeconfig"
        write_private(target, config)


def kubeconfig(locations: Locations, token: str) -> str:
    """A kubeconfig in JSON, which is YAML too."""
    cluster = {
        "server": f"https://127.0.0.1:{locations.ports.api_server}",
        "certificate-authority": str(locations.home / "pki" / "ca.crt"),
    }
    return json.dumps(
        {
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [{"name": "pilot", "cluster": cluster}],
            "users": [{"name": "pilot", "user": {"token": token}}],
            "contexts": [{"name": "pilot", "context": {"cluster": "pilot", "user": "pilot"}}],
            "current-context": "pilot",
        },
        indent=2,
    )


def write_private(file: Path, text: str) -> None:
    """Readable by the owner alone, and never half written."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(text)
    draft.replace(file)


def _write_tokens(pki: Path, known: Mapping[str, str]) -> None:
    lines = []
    for role in ROLES:
        groups = ",".join(role.groups)
        token = known.get(role.name) or secrets.token_hex(24)
        lines.append(f'{token},{role.user},{role.name},"{groups}"')
    write_private(pki / "tokens.csv", "\n".join(lines) + "\n")


def _tokens(pki: Path) -> dict[str, str]:
    fields = [line.split(",") for line in (pki / "tokens.csv").read_text().splitlines()]
    return {field[2]: field[0] for field in fields}
