// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.pool.observe.PoolCaches;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which pools a change in a pod concerns: its own, and those its moves lead to. */
final class SlotLinks {

  private SlotLinks() {}

  /** Pools that a change of these slots concerns. */
  static Set<ResourceID> pools(Secret secret) {
    Set<ResourceID> pools = new HashSet<>(PoolInformers.owner(secret));
    String namespace = secret.getMetadata().getNamespace();
    SlotsSecrets.placements(secret).stream()
        .flatMap(SlotLinks::otherEnds)
        .forEach(pod -> pools.add(new ResourceID(pod.pool(), namespace)));
    return pools;
  }

  /** Pools that news of that pod's agent concern. */
  static Set<ResourceID> pools(PodKey pod, String pool, Optional<PoolCaches> caches) {
    Set<ResourceID> pools = new HashSet<>();
    pools.add(new ResourceID(pool, pod.namespace()));
    caches
        .flatMap(
            seen ->
                PodNames.of(pool, pod.name())
                    .map(names -> new ResourceID(names.slotsSecret(), pod.namespace()))
                    .flatMap(seen.secrets()::get))
        .ifPresent(secret -> pools.addAll(pools(secret)));
    return pools;
  }

  private static Stream<PodRef> otherEnds(SlotPlacement slot) {
    return Stream.concat(
        slot.bot().arrival().map(Arrival::from).stream(),
        slot.bot().departure().map(departure -> departure.to()).stream());
  }
}
