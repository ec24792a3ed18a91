// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotRef;
import java.time.Instant;
import java.util.Optional;

/**
 * One change under way, or finished.
 *
 * @param requestKey idempotency key of the request; once for a person
 * @param version raised by every write
 * @param attempts times in a row that the bot side did not answer
 * @param nextAt not before this is it looked at again
 */
public record Saga(
    String id,
    BotRef bot,
    String funding,
    Task task,
    String requestKey,
    Stage stage,
    Optional<Outcome> outcome,
    long version,
    int attempts,
    Instant nextAt) {

  /** A new one, to be driven at once. */
  public static Saga begin(
      String id, BotRef bot, String funding, Task task, String requestKey, Instant now) {
    return new Saga(id, bot, funding, task, requestKey, Stage.BOT, Optional.empty(), 1, 0, now);
  }

  /** The key of an entry that this saga writes. */
  public String entryKey(String which) {
    return id + "/" + which;
  }

  Saga at(Stage next, Instant when) {
    return new Saga(id, bot, funding, task, requestKey, next, outcome, version, 0, when);
  }

  Saga with(Outcome end) {
    return new Saga(
        id, bot, funding, task, requestKey, stage, Optional.of(end), version, attempts, nextAt);
  }

  Saga again(Instant when) {
    return new Saga(
        id, bot, funding, task, requestKey, stage, outcome, version, attempts + 1, when);
  }

  Saga version(long next) {
    return new Saga(id, bot, funding, task, requestKey, stage, outcome, next, attempts, nextAt);
  }
}
