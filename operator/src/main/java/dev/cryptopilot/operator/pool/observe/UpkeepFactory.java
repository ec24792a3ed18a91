// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a pool has to see to from its own object and its claims. */
final class UpkeepFactory {

  private UpkeepFactory() {}

  static Upkeep of(BotPool pool, PoolCaches caches, boolean agentsAnswer) {
    String name = pool.getMetadata().getName();
    List<ClaimFacts> claims =
        caches
            .claims()
            .list(pool.getMetadata().getNamespace(), claim -> PoolObjects.isOf(claim, name))
            .flatMap(UpkeepFactory::claim)
            .toList();
    return new Upkeep(
        claims,
        Optional.ofNullable(pool.statusOrEmpty().emptySince()).flatMap(UpkeepFactory::instant),
        annotation(pool, PoolLabels.REBALANCE_REQUESTED),
        pool.statusOrEmpty()
            .rebalanced()
            .flatMap(known -> Optional.ofNullable(known.lastRequest())),
        agentsAnswer);
  }

  private static Stream<ClaimFacts> claim(PersistentVolumeClaim claim) {
    return PodFactsFactory.ordinal(claim).stream()
        .mapToObj(
            ordinal ->
                new ClaimFacts(
                    (int) ordinal,
                    claim.getMetadata().getUid(),
                    annotation(claim, PoolLabels.ARCHIVED_AT).flatMap(UpkeepFactory::instant),
                    claim.getMetadata().getDeletionTimestamp() != null));
  }

  private static Optional<String> annotation(HasMetadata object, String key) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(all -> all.get(key))
        .filter(text -> !text.isBlank());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
