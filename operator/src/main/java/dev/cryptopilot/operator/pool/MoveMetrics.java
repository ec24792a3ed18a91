// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts moves that ended, and measures how long bots were without a process. */
public final class MoveMetrics {

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final MeterRegistry registry;

  /** Metrics in that registry. */
  public MoveMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Notes what an action that was done means for moves. */
  void done(PoolAction action) {
    if (action instanceof PoolAction.UpdateSlots update) {
      update.changes().stream()
          .filter(MoveChange.class::isInstance)
          .map(MoveChange.class::cast)
          .forEach(this::done);
    }
  }

  private void done(MoveChange change) {
    switch (change) {
      case MoveChange.GiveUpSlot over -> {
        count(over.reason(), "done");
        over.downtime().ifPresent(time -> downtime().record(time));
      }
      case MoveChange.CancelMove cancel ->
          count(cancel.reason(), cancel.failed() ? "failed" : "cancelled");
      default -> {}
    }
  }

  private void count(String reason, String result) {
    registry.counter("crypto_pilot.moves", "reason", reason, "result", result).increment();
  }

  private Timer downtime() {
    return Timer.builder("crypto_pilot.move.downtime")
        .description("Time a bot was without a process because it moved")
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST)
        .maximumExpectedValue(LONGEST)
        .register(registry);
  }
}
