// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects of one pool by ordinal, each only if it is there.
 *
 * @param slots slots Secrets
 * @param statefulSets StatefulSets
 * @param pods pod objects
 * @param token the Secret with the agents' token
 */
record PoolObjects(
    Map<Integer, Secret> slots,
    Map<Integer, StatefulSet> statefulSets,
    Map<Integer, Pod> pods,
    Optional<Secret> token) {

  static PoolObjects of(String namespace, String pool, PoolCaches caches, SlotsView view) {
    List<Secret> secrets = owned(caches.secrets(), namespace, pool);
    return new PoolObjects(
        byOrdinal(slots(namespace, pool, secrets, view)),
        byOrdinal(owned(caches.statefulSets(), namespace, pool)),
        byOrdinal(owned(caches.pods(), namespace, pool)),
        secrets.stream()
            .filter(secret -> secret.getMetadata().getName().equals(PodNames.tokenSecret(pool)))
            .findFirst());
  }

  private static List<Secret> slots(
      String namespace, String pool, List<Secret> cached, SlotsView view) {
    Set<String> names =
        cached.stream().map(secret -> secret.getMetadata().getName()).collect(Collectors.toSet());
    return Stream.concat(
            cached.stream().filter(SlotsSecrets::isSlots).map(view::latest),
            view.unseen(namespace, pool, names).stream())
        .toList();
  }

  /** All ordinals that have any object. */
  TreeSet<Integer> ordinals() {
    TreeSet<Integer> all = new TreeSet<>(slots.keySet());
    all.addAll(statefulSets.keySet());
    all.addAll(pods.keySet());
    return all;
  }

  // Listed and not taken from an index: an index may miss entries for a moment, and a Secret that
  // is not seen is a slot that is given away twice.
  private static <T extends HasMetadata> List<T> owned(
      IndexedResourceCache<T> cache, String namespace, String pool) {
    return cache.list(namespace, object -> isOf(object, pool)).toList();
  }

  /** Whether that object belongs to that pool. */
  static boolean isOf(HasMetadata object, String pool) {
    return object.getMetadata().getLabels() != null
        && pool.equals(object.getMetadata().getLabels().get(PoolLabels.POOL));
  }

  private static <T extends HasMetadata> Map<Integer, T> byOrdinal(List<T> objects) {
    return objects.stream()
        .filter(object -> PodFactsFactory.ordinal(object).isPresent())
        .collect(
            Collectors.toMap(
                object -> (int) PodFactsFactory.ordinal(object).getAsLong(),
                object -> object,
                (first, second) -> second,
                TreeMap::new));
  }
}
