// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;

/**
 * What a watch keeps, without the records of who wrote which field. They are more than half of a
 * small object, and nobody asks the cache for them: who writes reads the live object.
 */
final class LeanItems<T extends HasMetadata> extends BasicItemStore<T> {

  LeanItems() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public T put(String key, T item) {
    item.getMetadata().setManagedFields(List.of());
    return super.put(key, item);
  }
}
