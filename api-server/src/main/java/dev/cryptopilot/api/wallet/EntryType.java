// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry is about; all but {@link #FUND} are in the person's history. Profit has no entry of
 * its own: it comes with the money that a bot hands back.
 */
public enum EntryType {
  DEPOSIT,
  WITHDRAW,
  /** Out of the wallet, for a bot. */
  ALLOCATE,
  /** Back into the wallet, from a bot. */
  DEALLOCATE,
  /** A bot lost all that was in it. */
  LOSS,
  /** Arrived in the bot: no change of the wallet. */
  FUND;

  /** Whether people see it. */
  public boolean isHistory() {
    return this != FUND;
  }

  /** As answers write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a word in a query; empty when there is none. */
  public static Optional<EntryType> ofWord(String word) {
    return Arrays.stream(values())
        .filter(EntryType::isHistory)
        .filter(type -> type.word().equals(word))
        .findFirst();
  }
}
