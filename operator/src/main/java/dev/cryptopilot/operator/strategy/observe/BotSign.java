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
 * @param waitsForFlat a restart waits until its open trades are closed
 * @param flat it has no open trade, as far as is known
 * @param restarts restarts nobody asked for, in this pod
 * @param pod the pod it is in
 * @param unheardSince since when no agent has said how it is; empty when one does
 * @param exit how its last process ended
 * @param worth what it owned when it was last asked
 * @param vitals what its process counts about itself
 * @param awaited the operator has just started and waits for its agent's first words
 */
public record BotSign(
    boolean live,
    boolean first,
    boolean stopped,
    boolean leaving,
    boolean placed,
    boolean ready,
    boolean waitsForFlat,
    boolean flat,
    int restarts,
    Optional<String> pod,
    Optional<Instant> unheardSince,
    Optional<ExitSign> exit,
    Optional<Worth> worth,
    Optional<Vitals> vitals,
    boolean awaited) {

  /** The same when nobody's first words are awaited. */
  public BotSign(
      boolean live,
      boolean first,
      boolean stopped,
      boolean leaving,
      boolean placed,
      boolean ready,
      boolean waitsForFlat,
      boolean flat,
      int restarts,
      Optional<String> pod,
      Optional<Instant> unheardSince,
      Optional<ExitSign> exit,
      Optional<Worth> worth,
      Optional<Vitals> vitals) {
    this(
        live,
        first,
        stopped,
        leaving,
        placed,
        ready,
        waitsForFlat,
        flat,
        restarts,
        pod,
        unheardSince,
        exit,
        worth,
        vitals,
        false);
  }

  /** A paper bot that nothing is known of yet. */
  public static final BotSign UNKNOWN =
      new BotSign(
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          true,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same of a bot whose agent has still to say whether all that is so. */
  BotSign awaitedSince(Instant since) {
    return new BotSign(
        live,
        first,
        stopped,
        leaving,
        placed,
        ready,
        waitsForFlat,
        flat,
        restarts,
        pod,
        Optional.of(since),
        exit,
        worth,
        vitals,
        true);
  }

  /** Without what changes with the market: figures, open trades. */
  BotSign steady() {
    return new BotSign(
        live,
        first,
        stopped,
        leaving,
        placed,
        ready,
        false,
        true,
        restarts,
        pod,
        unheardSince,
        exit,
        Optional.empty(),
        Optional.empty());
  }
}
