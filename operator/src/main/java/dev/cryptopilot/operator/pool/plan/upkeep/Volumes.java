// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.upkeep;

import dev.cryptopilot.crds.pool.Storage;
import dev.cryptopilot.operator.pool.observe.ClaimFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the volumes of pods that are gone.
 *
 * <p>A volume counts as used as long as its pod has any object left, or any bot's status says that
 * its database is there.
 */
public final class Volumes {

  private Volumes() {}

  /** The actions for these facts. */
  public static List<PoolAction> actions(PoolFacts facts) {
    Set<Integer> homes =
        facts.bots().stream()
            .flatMap(bot -> bot.lastOrdinal().stream().boxed())
            .collect(Collectors.toUnmodifiableSet());
    return facts.upkeep().claims().stream()
        .filter(claim -> !claim.deleting())
        .flatMap(claim -> action(facts, homes, claim).stream())
        .toList();
  }

  private static Optional<PoolAction> action(
      PoolFacts facts, Set<Integer> homes, ClaimFacts claim) {
    Storage storage = facts.spec().template().storage();
    boolean used = facts.pod(claim.ordinal()).isPresent() || homes.contains(claim.ordinal());
    if (used) {
      return revived(claim);
    }
    return switch (storage.whenUnused()) {
      case Keep -> revived(claim);
      case Archive -> archived(claim, storage, facts.now());
      case Delete -> Optional.of(new PoolAction.DeleteClaim(claim.ordinal(), claim.uid()));
    };
  }

  private static Optional<PoolAction> revived(ClaimFacts claim) {
    return claim.archivedAt().map(at -> new PoolAction.ReviveClaim(claim.ordinal(), claim.uid()));
  }

  private static Optional<PoolAction> archived(ClaimFacts claim, Storage storage, Instant now) {
    if (claim.archivedAt().isEmpty()) {
      return Optional.of(new PoolAction.ArchiveClaim(claim.ordinal(), claim.uid(), now));
    }
    return claim
        .archivedAt()
        .filter(at -> !at.plus(storage.keepArchives().duration()).isAfter(now))
        .map(at -> new PoolAction.DeleteClaim(claim.ordinal(), claim.uid()));
  }
}
