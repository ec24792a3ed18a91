// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.PodRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a Bot is to be and where it was.
 *
 * @param asksHere whether its spec asks for the pool of the pass
 * @param home pod that has its database, as its status says; empty when that pool is no more
 * @param pinnedTo name of the pod that a person asked for
 * @param failedAt when its last move failed
 */
public record Place(
    boolean asksHere,
    Optional<PodRef> home,
    Optional<String> pinnedTo,
    Optional<Instant> failedAt) {

  private static final Place ASKED =
      new Place(true, Optional.empty(), Optional.empty(), Optional.empty());

  /** A Bot that asks for the pool and was never anywhere. */
  public static Place asked() {
    return ASKED;
  }

  /** Whether its database is in that pod. */
  public boolean isHome(PodRef pod) {
    return home.filter(pod::equals).isPresent();
  }
}
