// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How many moves that even out the pods may still begin. Counted from the pool's status. */
final class HourlyLimit {

  private static final Duration WINDOW = Duration.ofHours(1);

  private long left;

  private HourlyLimit(long left) {
    this.left = left;
  }

  static HourlyLimit of(PoolFacts facts) {
    long made =
        facts.moves().history().stream()
            .filter(move -> MoveReason.Rebalance.name().equals(move.reason()))
            .filter(move -> isWithin(move, facts.now()))
            .count();
    return new HourlyLimit(facts.spec().rebalance().maxMovesPerHour() - made);
  }

  private static boolean isWithin(PoolMove move, Instant now) {
    try {
      return move.at() != null && Instant.parse(move.at()).plus(WINDOW).isAfter(now);
    } catch (DateTimeException e) {
      return true;
    }
  }

  /** Takes one move of the limit, if one is left. */
  boolean take() {
    return left-- > 0;
  }
}
