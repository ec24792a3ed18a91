// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import io.fabric8.kubernetes.client.KubernetesClient;

/** A paper bot of alice in the namespace {@code default}, as kubectl makes it. */
public final class KubectlBot {

  private KubectlBot() {}

  /** Applies it with {@code spec.state}. */
  public static void apply(KubernetesClient client, String name, String state) {
    String yaml =
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: %s, namespace: default}
        spec:
          owner: alice
          mode: Paper
          strategy: {name: ema-rsi}
          exchange: {name: kraken}
          market: {stakeCurrency: USD, stakeAmount: "10", pairs: [BTC/USD]}
          wallet: {initial: "100"}
          state: %s
        """
            .formatted(name, state);
    client.resource(yaml).fieldManager("kubectl-create").serverSideApply();
  }
}
