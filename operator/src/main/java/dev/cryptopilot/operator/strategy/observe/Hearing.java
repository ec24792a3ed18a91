// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a bot's agent says how it is.
 *
 * @param unheardSince since when no agent has said how it is; empty when one does
 * @param awaited the operator has just started and waits for its agent's first words
 */
public record Hearing(Optional<Instant> unheardSince, boolean awaited) {

  /** An agent says how it is. */
  public static final Hearing HEARD = unheardSince(Optional.empty());

  /** What its status says, which counts as long as nobody's first words are awaited. */
  static Hearing unheardSince(Optional<Instant> since) {
    return new Hearing(since, false);
  }

  /** Its agent has still to say whether all that its status says is so. */
  static Hearing awaitedSince(Instant since) {
    return new Hearing(Optional.of(since), true);
  }
}
