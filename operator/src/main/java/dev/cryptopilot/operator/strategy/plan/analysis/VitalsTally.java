// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.observe.Vitals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Errors of one bot in a step, each counted once, and how long its analysis takes.
 *
 * <p>A process only ever counts up, and is known by its start: a look that is repeated, late or
 * stale adds nothing, and the errors of another process are counted from its first.
 *
 * @param life start of the process that is counted; empty before any was seen
 * @param seen errors of that process that were counted or do not count
 * @param errors errors counted
 * @param analysisMillis time for a new candle, in ms; empty while not known
 */
public record VitalsTally(
    Optional<Instant> life, int seen, int errors, Optional<BigDecimal> analysisMillis) {

  /** Nothing seen yet. */
  public static final VitalsTally NONE = new VitalsTally(Optional.empty(), 0, 0, Optional.empty());

  /** With what this look shows. */
  VitalsTally next(Optional<Vitals> read) {
    if (read.isEmpty() || isOlder(read.get())) {
      return this;
    }
    Vitals now = read.get();
    int before = isSame(now) ? seen : 0;
    int fresh = Math.max(0, now.errors() - before);
    return new VitalsTally(
        Optional.of(now.since()), before + fresh, errors + fresh, now.analysisMillis());
  }

  /** Nothing of what happened so far counts: the bot does not run the version yet. */
  VitalsTally skip(Optional<Vitals> read) {
    return read.filter(now -> !isOlder(now))
        .map(now -> new VitalsTally(Optional.of(now.since()), now.errors(), 0, Optional.empty()))
        .orElse(this);
  }

  /** The same bot at the beginning of a step. */
  VitalsTally restarted() {
    return new VitalsTally(life, seen, 0, analysisMillis);
  }

  private boolean isSame(Vitals now) {
    return life.filter(now.since()::equals).isPresent();
  }

  private boolean isOlder(Vitals now) {
    return life.filter(now.since()::isBefore).isPresent() || (isSame(now) && now.errors() < seen);
  }
}
