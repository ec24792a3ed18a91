// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What a roll-out wants to know of a bot, as its status says.
 *
 * @param live it trades with real money
 * @param first it follows channel {@code candidate}: new versions come to it first
 * @param stopped no process is asked for
 * @param leaving it is being deleted
 * @param placed it has a slot
 * @param ready its process does what it should
 * @param restarts restarts nobody asked for, in this pod
 * @param pod the pod it is in
 * @param exit how its last process ended
 * @param trading how it trades
 * @param hearing whether its agent says all that
 */
public record BotSign(
    boolean live,
    boolean first,
    boolean stopped,
    boolean leaving,
    boolean placed,
    boolean ready,
    int restarts,
    Optional<String> pod,
    Optional<ExitSign> exit,
    TradingSign trading,
    Hearing hearing) {

  /** A paper bot that nothing is known of yet. */
  public static final BotSign UNKNOWN =
      new BotSign(
          false,
          false,
          false,
          false,
          false,
          false,
          0,
          Optional.empty(),
          Optional.empty(),
          TradingSign.UNKNOWN,
          Hearing.HEARD);

  /** The same of a bot whose agent has still to say whether all that is so. */
  BotSign awaitedSince(Instant since) {
    return with(trading, Hearing.awaitedSince(since));
  }

  /** Without what changes with the market. */
  BotSign steady() {
    return with(TradingSign.UNKNOWN, hearing);
  }

  private BotSign with(TradingSign nextTrading, Hearing nextHearing) {
    return new BotSign(
        live,
        first,
        stopped,
        leaving,
        placed,
        ready,
        restarts,
        pod,
        exit,
        nextTrading,
        nextHearing);
  }
}
