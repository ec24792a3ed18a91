// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.ReturningBot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A bot that was told to go back to the stable version.
 *
 * @param until when its place is free for another one at the latest, in whole seconds
 */
public record Returning(String bot, Instant until) {

  public Returning {
    until = until.truncatedTo(ChronoUnit.SECONDS);
  }

  /** From a status; empty when somebody wrote there what is no time. */
  static Optional<Returning> read(ReturningBot kept) {
    try {
      return Optional.of(new Returning(kept.bot(), Instant.parse(kept.until())));
    } catch (DateTimeException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** For the status. */
  public ReturningBot write() {
    return new ReturningBot(bot, until.toString());
  }
}
