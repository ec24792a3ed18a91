// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which bots hold money of whom, inside one transaction. */
public interface Allocations {

  /** A new one; there may be one that is not closed for each bot. */
  void insert(Allocation allocation);

  /** Writes state, moves, realised result and last worth; {@code now} stamps a closing. */
  void update(Allocation allocation, Instant now);

  /** Those of everybody that are open, for looking after their worth. */
  List<Allocation> open();

  /** The one of this bot that is not closed. */
  Optional<Allocation> of(BotRef bot);

  Optional<Allocation> byFunding(String funding);

  /** All of a person that are not closed, oldest first. */
  List<Allocation> all(String owner);
}
