// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits on virtual threads until a bot is as it should be. */
public final class BotWatch {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ClusterCache cache;
  private final Duration patience;
  private final Clock clock;

  /**
   * A watch over the cache.
   *
   * @param patience how long it waits at most
   */
  public BotWatch(ClusterCache cache, Duration patience, Clock clock) {
    this.cache = cache;
    this.patience = patience;
    this.clock = clock;
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
      Optional<Bot> seen = cache.bot(name);
      if (until.test(seen) || !clock.instant().isBefore(end)) {
        return seen;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return seen;
      }
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
