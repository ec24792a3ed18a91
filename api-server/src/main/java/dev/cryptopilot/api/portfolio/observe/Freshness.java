// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a reading may be shown without asking again. A bot with open trades changes with every
 * price; one without changes only with a trade or another process, which its agent tells. Pure.
 *
 * @param moving while trades are open, or nothing is heard of the agent
 * @param still while none is
 */
public record Freshness(Duration moving, Duration still) {

  /** As the web client's streams need it. */
  public static Freshness ofStreams() {
    return new Freshness(Duration.ofSeconds(4), Duration.ofSeconds(60));
  }

  boolean holds(Reading reading, Optional<BotReport> report, Instant now) {
    boolean isStill =
        reading.figures().openTrades() == 0
            && report
                .filter(said -> said.life().equals(reading.life()))
                .filter(said -> said.trades().equals(reading.trades()))
                .isPresent();
    return now.isBefore(reading.figures().at().plus(isStill ? still : moving));
  }
}
