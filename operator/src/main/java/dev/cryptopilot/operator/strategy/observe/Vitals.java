// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one life of a bot's process counts about itself.
 *
 * @param since start of that life: errors are counted from there
 * @param errors errors it has logged
 * @param analysisMillis median time of its analysis of a new candle, in ms; empty before the first
 */
public record Vitals(Instant since, int errors, Optional<BigDecimal> analysisMillis) {

  public Vitals {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(analysisMillis, "analysisMillis");
  }
}
