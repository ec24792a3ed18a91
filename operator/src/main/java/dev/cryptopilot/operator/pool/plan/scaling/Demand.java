// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.scaling;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * What a pool is asked to hold.
 *
 * @param min pods kept without bots
 * @param max most pods
 * @param headroom free slots kept warm
 * @param waiting bots that wait for a slot
 * @param unneededFor how long a pod must have been unneeded before it is emptied
 * @param now the time of the pass
 */
record Demand(int min, int max, int headroom, int waiting, Duration unneededFor, Instant now) {

  static Demand of(BotPoolSpec spec, int waiting, Instant now) {
    return new Demand(
        Math.min(spec.pods().min(), spec.pods().max()),
        spec.pods().max(),
        spec.headroom(),
        waiting,
        spec.scaleDownAfter().duration(),
        now);
  }

  /** Slots that must be free in the other pods before a pod with that many bots may go. */
  int roomWithout(int staying, boolean aboveMax) {
    return staying + waiting + (aboveMax ? 0 : headroom);
  }

  boolean isOver(Instant since) {
    return !since.plus(unneededFor).isAfter(now);
  }
}
