// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.upkeep;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import java.time.Instant;
import java.util.Optional;

/** A pool that nobody uses goes away when its spec says after what time. */
public final class EmptyPool {

  private EmptyPool() {}

  /** Since when it has no bots; empty when it has some. */
  public static Optional<Instant> since(PoolFacts facts) {
    return isEmpty(facts)
        ? Optional.of(facts.upkeep().emptySince().orElse(facts.now()))
        : Optional.empty();
  }

  /** Its removal, when the time is over. */
  public static Optional<PoolAction> removal(PoolFacts facts) {
    Optional<TimeSpan> life = facts.spec().lifeWithoutBots();
    return life.filter(span -> isEmpty(facts))
        .flatMap(
            span ->
                facts
                    .upkeep()
                    .emptySince()
                    .filter(since -> !since.plus(span.duration()).isAfter(facts.now()))
                    .map(since -> new PoolAction.RemovePool(span.toString())));
  }

  private static boolean isEmpty(PoolFacts facts) {
    return facts.bots().isEmpty() && facts.pods().stream().allMatch(EmptyPool::isFree);
  }

  private static boolean isFree(PodFacts pod) {
    return !(pod.slots() instanceof SlotsFacts.Unreadable) && pod.slottedBots().isEmpty();
  }
}
