// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits until a bot is as it should be; the calls that wait are on virtual threads. */
public final class BotWatch {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Function<String, Optional<Bot>> bots;
  private final Duration patience;
  private final Clock clock;
  private final Pause pause;

  /**
   * A watch over bots.
   *
   * @param bots looks a bot up by its name, at once
   * @param patience how long it waits at most
   * @param pause how it waits between two looks
   */
  public BotWatch(
      Function<String, Optional<Bot>> bots, Duration patience, Clock clock, Pause pause) {
    this.bots = bots;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Waits for a bot, no longer than the watch is patient.
   *
   * @param until looked at again after every change
   * @return the bot as it was last seen; empty when it is gone or was not seen at all
   */
  public Optional<Bot> await(String name, Instant deadline, Predicate<Optional<Bot>> until) {
    Instant end = earlier(clock.instant().plus(patience), deadline);
    while (true) {
      Optional<Bot> seen = bots.apply(name);
      if (until.test(seen) || !clock.instant().isBefore(end)) {
        return seen;
      }
      pause.sleep(PAUSE);
      if (Pause.interrupted()) {
        return seen;
      }
    }
  }

  /** Waits until this very bot is seen no more; another one may have its name by then. */
  public void gone(Bot bot, Instant deadline) {
    String uid = bot.getMetadata().getUid();
    await(
        bot.getMetadata().getName(),
        deadline,
        seen -> seen.filter(one -> one.getMetadata().getUid().equals(uid)).isEmpty());
  }

  /**
   * Waits until a bot is seen as it was written here, so that who reads next finds it; something
   * newer will do.
   */
  public void caughtUp(Bot written) {
    await(
        written.getMetadata().getName(),
        Instant.MAX,
        seen -> seen.filter(one -> !isOlder(one, written)).isPresent());
  }

  private static boolean isOlder(Bot seen, Bot written) {
    return seen.getMetadata().getUid().equals(written.getMetadata().getUid())
        && seen.getMetadata().getGeneration() < written.getMetadata().getGeneration();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
