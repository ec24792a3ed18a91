# SPDX-License-Identifier: Apache-2.0
"""Command lines of etcd and the Kubernetes control plane."""

from __future__ import annotations

from pilot_cli.build.parts import Parts
from pilot_cli.cluster.program import Program
from pilot_cli.locations import Locations

SERVICE_RANGE = "10.77.0.0/16"
# Not wanted on one machine: there is no cloud, and the node tells of its own death.
_CONTROLLERS_OFF = (
    "node-lifecycle-controller", "node-ipam-controller", "node-route-controller",
    "service-lb-controller", "cloud-node-lifecycle-controller", "taint-eviction-controller",
    "persistentvolume-attach-detach-controller", "bootstrap-signer-controller",
    "token-cleaner-controller", "certificatesigningrequest-signing-controller",
)  # fmt: skip


def control_plane(locations: Locations, parts: Parts) -> list[Program]:
    """etcd, API server, controller-manager and scheduler, in the order they need each other."""
    return [
        _etcd(locations, parts),
        _api_server(locations, parts),
        _controller_manager(locations, parts),
        _scheduler(locations, parts),
    ]


def _etcd(locations: Locations, parts: Parts) -> Program:
    pki, ports = locations.home / "pki", locations.ports
    client, peer = (f"https://127.0.0.1:{p}" for p in (ports.etcd_client, ports.etcd_peer))
    command = (
        str(parts.program("etcd")), "--name=pilot", f"--data-dir={locations.home / 'etcd'}",
        f"--listen-client-urls={client}", f"--advertise-client-urls={client}",
        f"--listen-peer-urls={peer}", f"--initial-advertise-peer-urls={peer}",
        f"--initial-cluster=pilot={peer}",
        # Only the API server has the client key: etcd holds every Secret in the clear.
        f"--cert-file={pki}/etcd.crt", f"--key-file={pki}/etcd.key",
        f"--trusted-ca-file={pki}/ca.crt", "--client-cert-auth",
        f"--peer-cert-file={pki}/etcd.crt", f"--peer-key-file={pki}/etcd.key",
        f"--peer-trusted-ca-file={pki}/ca.crt", "--peer-client-cert-auth",
        # A crash of a process loses nothing; only a power cut may.
        "--unsafe-no-fsync", "--log-level=warn", "--auto-compaction-retention=1",
    )  # fmt: skip
    return Program("etcd", command, (ports.etcd_client, ports.etcd_peer), priority=10)


def _api_server(locations: Locations, parts: Parts) -> Program:
    pki, ports = locations.home / "pki", locations.ports
    node = locations.node_state / "tls"
    command = (
        str(parts.program("kube-apiserver")),
        f"--etcd-servers=https://127.0.0.1:{ports.etcd_client}",
        f"--etcd-cafile={pki}/ca.crt",
        f"--etcd-certfile={pki}/etcd-client.crt", f"--etcd-keyfile={pki}/etcd-client.key",
        "--bind-address=127.0.0.1", f"--secure-port={ports.api_server}",
        # Endpoints must not be loopback addresses, so none are kept for the API itself.
        "--advertise-address=192.0.2.1", "--endpoint-reconciler-type=none",
        f"--tls-cert-file={pki}/api-server.crt", f"--tls-private-key-file={pki}/api-server.key",
        f"--token-auth-file={pki}/tokens.csv", "--authorization-mode=Node,RBAC",
        "--anonymous-auth=false",
        f"--client-ca-file={pki}/ca.crt",
        f"--service-account-key-file={pki}/service-account.key",
        f"--service-account-signing-key-file={pki}/service-account.key",
        "--service-account-issuer=https://kubernetes.default.svc",
        f"--service-cluster-ip-range={SERVICE_RANGE}",
        f"--kubelet-certificate-authority={node}/ca.crt",
        f"--kubelet-client-certificate={node}/client.crt",
        f"--kubelet-client-key={node}/client.key",
        "--kubelet-preferred-address-types=InternalIP",
        "--enable-priority-and-fairness=false", "--profiling=false", "--v=0",
    )  # fmt: skip
    return Program("kube-apiserver", command, (ports.api_server,), stop_seconds=20, priority=20)


def _controller_manager(locations: Locations, parts: Parts) -> Program:
    pki, port = locations.home / "pki", locations.ports.controller_manager
    off = ",".join(f"-{name}" for name in _CONTROLLERS_OFF)
    command = (
        str(parts.program("kube-controller-manager")),
        f"--kubeconfig={pki}/controller-manager.kubeconfig",
        "--use-service-account-credentials", f"--controllers=*,{off}",
        f"--service-account-private-key-file={pki}/service-account.key",
        f"--root-ca-file={pki}/ca.crt",
        "--leader-elect=false", "--bind-address=127.0.0.1", f"--secure-port={port}",
        f"--cert-dir={locations.home}/run/controller-manager",
        "--kube-api-qps=200", "--kube-api-burst=400", "--profiling=false",
    )  # fmt: skip
    return Program("kube-controller-manager", command, (port,), priority=30)


def _scheduler(locations: Locations, parts: Parts) -> Program:
    pki, port = locations.home / "pki", locations.ports.scheduler
    command = (
        str(parts.program("kube-scheduler")), f"--kubeconfig={pki}/scheduler.kubeconfig",
        "--leader-elect=false", "--bind-address=127.0.0.1", f"--secure-port={port}",
        f"--cert-dir={locations.home}/run/scheduler",
        f"--authentication-kubeconfig={pki}/scheduler.kubeconfig",
        f"--authorization-kubeconfig={pki}/scheduler.kubeconfig",
        "--kube-api-qps=200", "--kube-api-burst=400", "--profiling=false",
    )  # fmt: skip
    return Program("kube-scheduler", command, (port,), priority=30)
