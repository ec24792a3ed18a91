// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/** What exists before the first row: things that rows speak of. */
final class ProofWorld {

  private static final String STRATEGY =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Strategy
      metadata: {name: ema-rsi, namespace: default}
      spec: {className: EmaRsiStrategy, version: 1.0.0, source: {inline: "class EmaRsiStrategy: pass"}}
      """;

  private static final String BOT =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Bot
      metadata: {name: %s, namespace: default}
      spec:
        owner: %s
        mode: Paper
        strategy: {name: ema-rsi}
        exchange: {name: kraken}
        market: {stakeCurrency: USD, stakeAmount: "10", pairs: [BTC/USD]}
        wallet: {initial: "100"}
      """;

  private ProofWorld() {}

  static void build(ProofServer server, Personas people) {
    String owner = people.owner().id().isEmpty() ? "nobody" : people.owner().id();
    try (KubernetesClient kube = server.kube().client()) {
      make(kube, STRATEGY);
      make(kube, BOT.formatted("mine", owner));
      make(kube, BOT.formatted("to-delete", owner));
    }
    awaitReady(server);
  }

  private static void make(KubernetesClient kube, String yaml) {
    assertThat(kube.resource(yaml).fieldManager("kubectl-create").serverSideApply()).isNotNull();
  }

  /** The server must have seen them: it answers from what it watches. */
  private static void awaitReady(ProofServer server) {
    org.awaitility.Awaitility.await("the server knows the cluster")
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> ready(server));
  }

  private static boolean ready(ProofServer server) throws IOException, InterruptedException {
    return server.call("GET", "/readyz", "", new byte[0]).status() == 200;
  }
}
