// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;

/** No network for validators, where the cluster enforces such policies. */
public final class ValidatorNetwork {

  static final String NAME = "crypto-pilot-validators";

  private ValidatorNetwork() {}

  /** Denies everything in and out to all validators of this namespace. */
  public static NetworkPolicy none(String namespace) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(namespace)
        .addToLabels("app.kubernetes.io/managed-by", "crypto-pilot")
        .addToLabels("app.kubernetes.io/part-of", "crypto-pilot")
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels(ValidatorLabels.COMPONENT, ValidatorLabels.VALIDATOR)
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .endSpec()
        .build();
  }
}
