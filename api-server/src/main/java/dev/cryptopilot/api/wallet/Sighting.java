// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What is known about a bot at one moment. */
public sealed interface Sighting {

  /** There is no such bot. */
  record Absent() implements Sighting {}

  /**
   * The bot is there.
   *
   * @param funding the payment it lives on; empty when the wallet never paid for it
   * @param leaving whether its deletion is asked for
   * @param running whether it is meant to trade
   * @param initial what it counts its earnings from, as its spec has it; empty for a live bot
   * @param worth empty while nobody ever could tell
   */
  record Present(
      Optional<String> funding,
      boolean leaving,
      boolean running,
      Optional<BigDecimal> initial,
      Optional<Worth> worth)
      implements Sighting {}

  /**
   * What a bot owns.
   *
   * @param value everything, open trades at their present price, counted with the initial balance
   *     that its spec has now: equity − starting capital it was measured with + initial
   * @param reserved the part that is in open trades, 0 or more
   * @param openTrades number of open trades
   * @param at when it was measured
   * @param fresh false when the bot ought to run and could not be asked, so that this is old
   */
  record Worth(BigDecimal value, BigDecimal reserved, int openTrades, Instant at, boolean fresh) {}
}
