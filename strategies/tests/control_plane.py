# SPDX-License-Identifier: Apache-2.0
"""A real API server with the resource types of this repository, for as long as a test needs it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import yaml
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from serving import free_port, wait_for

CRDS = Path(__file__).parents[2] / "crds" / "src" / "main" / "resources" / "crds"
TOKEN = "only-for-this-test-on-loopback"  # noqa: S105 - a throw-away server on this machine
START_SECONDS = 90


def program(name: str) -> Path:
    """A Kubernetes or etcd binary; fails with what to do when there is none."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "crypto-pilot"
    usual = f"{cache / 'kube-1.36.3'}:{cache / 'etcd-3.6.14'}"
    for place in os.environ.get("PILOT_KUBE_BIN", usual).split(":"):
        if (Path(place) / name).is_file():
            return Path(place) / name
    pytest.fail(f"no {name}: run ./pilot build kube first, or set PILOT_KUBE_BIN")


@dataclass(frozen=True)
class Cluster:
    """kubectl against the server."""

    kubeconfig: Path

    def kubectl(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run kubectl; the caller looks at its exit code."""
        command = [program("kubectl"), "--kubeconfig", self.kubeconfig, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def has(self, what: str) -> bool:
        """Whether `kubectl get` finds it."""
        return self.kubectl("get", what).returncode == 0


@contextmanager
def cluster(directory: Path) -> Iterator[Cluster]:
    """etcd and API server with the resource types, their data in `directory`."""
    with ExitStack() as stack:
        etcd = _etcd(stack, directory)
        server, port = _api_server(stack, directory, etcd)
        made = Cluster(_kubeconfig(directory, port))
        wait_for(
            lambda: made.kubectl("get", "--raw", "/readyz").returncode == 0, START_SECONDS, server
        )
        assert made.kubectl("apply", "--server-side", "-f", CRDS).returncode == 0
        ready = ("wait", "--for=condition=established", "crd", "--all", "--timeout=30s")
        assert made.kubectl(*ready).returncode == 0
        for served in ("bots,botpools,strategies", "namespace/default"):
            wait_for(partial(made.has, served), START_SECONDS, server)
        yield made


def _run(
    stack: ExitStack, directory: Path, name: str, flags: dict[str, object]
) -> subprocess.Popen[bytes]:
    log = stack.enter_context((directory / f"{name}.log").open("wb"))
    command = [str(program(name)), *(f"--{key}={value}" for key, value in flags.items())]
    process = subprocess.Popen(command, stdout=log, stderr=log)

    def end() -> None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()

    stack.callback(end)
    return process


def _etcd(stack: ExitStack, directory: Path) -> str:
    client = f"http://127.0.0.1:{free_port()}"
    flags = {
        "data-dir": directory / "etcd",
        "listen-client-urls": client,
        "advertise-client-urls": client,
        "listen-peer-urls": "http://127.0.0.1:0",
        "unsafe-no-fsync": "true",
    }
    process = _run(stack, directory, "etcd", flags)
    wait_for(lambda: b"ready to serve" in (directory / "etcd.log").read_bytes(), 30, process)
    return client


def _api_server(
    stack: ExitStack, directory: Path, etcd: str
) -> tuple[subprocess.Popen[bytes], int]:
    port = free_port()
    key = directory / "service-accounts.pem"
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key.write_bytes(
        made.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    tokens = directory / "tokens.csv"
    tokens.write_text(f'{TOKEN},tester,1,"system:masters"\n')
    flags = {
        "etcd-servers": etcd,
        "bind-address": "127.0.0.1",
        "secure-port": port,
        "cert-dir": directory / "certificates",
        "service-account-key-file": key,
        "service-account-signing-key-file": key,
        "service-account-issuer": "https://kubernetes.default.svc",
        "token-auth-file": tokens,
        "authorization-mode": "RBAC",
        "service-cluster-ip-range": "10.99.0.0/24",
    }
    return _run(stack, directory, "kube-apiserver", flags), port


def _kubeconfig(directory: Path, port: int) -> Path:
    server = {"server": f"https://127.0.0.1:{port}", "insecure-skip-tls-verify": True}
    path = directory / "kubeconfig"
    path.write_text(
        yaml.safe_dump(
            {
                "apiVersion": "v1",
                "kind": "Config",
                "clusters": [{"name": "test", "cluster": server}],
                "users": [{"name": "test", "user": {"token": TOKEN}}],
                "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
                "current-context": "test",
            }
        )
    )
    return path
