// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;

/** Deletes an object only if it is the one that was meant, not a later one of its name. */
final class UidDeletion {

  private UidDeletion() {}

  static <T extends HasMetadata> ApplyOutcome delete(Resource<T> resource, String uid) {
    T current = resource.get();
    if (current == null || !current.getMetadata().getUid().equals(uid)) {
      return ApplyOutcome.GONE;
    }
    resource.lockResourceVersion(current.getMetadata().getResourceVersion()).delete();
    return ApplyOutcome.DONE;
  }
}
