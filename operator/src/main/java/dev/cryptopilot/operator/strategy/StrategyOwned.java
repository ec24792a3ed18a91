// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** Metadata of objects that go when their Strategy goes. */
public final class StrategyOwned {

  private StrategyOwned() {}

  /** With the Strategy as controller; labels and annotations can be added. */
  public static ObjectMetaBuilder metadata(Strategy owner, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(owner.getMetadata().getNamespace())
        .addToLabels("app.kubernetes.io/managed-by", "crypto-pilot")
        .addToLabels("app.kubernetes.io/part-of", "crypto-pilot")
        .addNewOwnerReference()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .endOwnerReference();
  }
}
