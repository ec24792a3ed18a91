// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPool;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The owner reference that everything a pool owns carries. */
final class PoolOwner {

  private PoolOwner() {}

  static OwnerReference reference(BotPool pool) {
    return new OwnerReferenceBuilder()
        .withApiVersion(pool.getApiVersion())
        .withKind(pool.getKind())
        .withName(pool.getMetadata().getName())
        .withUid(pool.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
