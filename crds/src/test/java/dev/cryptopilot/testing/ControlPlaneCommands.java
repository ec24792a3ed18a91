// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.nio.file.Path;
import java.util.List;

/** The command lines of a small control plane that serves tests: quick to start, nothing kept. */
record ControlPlaneCommands(KubeBinaries binaries, Path directory, LoopbackPorts ports) {

  List<String> etcd() {
    String clients = "http://127.0.0.1:" + ports.get(0);
    String peers = "http://127.0.0.1:" + ports.get(1);
    return List.of(
        binaries.find("etcd").toString(),
        "--data-dir=" + directory.resolve("etcd"),
        "--unsafe-no-fsync",
        "--listen-client-urls=" + clients,
        "--advertise-client-urls=" + clients,
        "--listen-peer-urls=" + peers,
        "--initial-advertise-peer-urls=" + peers,
        "--initial-cluster=default=" + peers);
  }

  List<String> apiServer(Path tokens) {
    Path key = ServiceAccountKey.write(directory.resolve("service-account.pem"));
    return List.of(
        binaries.find("kube-apiserver").toString(),
        "--etcd-servers=http://127.0.0.1:" + ports.get(0),
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--secure-port=" + ports.get(2),
        "--cert-dir=" + directory.resolve("certs"),
        "--token-auth-file=" + tokens,
        "--authorization-mode=RBAC",
        "--service-account-key-file=" + key,
        "--service-account-signing-key-file=" + key,
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-cluster-ip-range=10.77.0.0/24",
        "--disable-admission-plugins=ServiceAccount",
        "--endpoint-reconciler-type=none");
  }

  List<String> controllerManager(Path kubeconfig) {
    return List.of(
        binaries.find("kube-controller-manager").toString(),
        "--kubeconfig=" + kubeconfig,
        "--service-account-private-key-file=" + directory.resolve("service-account.pem"),
        "--controllers=*,-node-lifecycle-controller",
        "--leader-elect=false",
        "--secure-port=0",
        "--cert-dir=" + directory.resolve("certs"));
  }
}
