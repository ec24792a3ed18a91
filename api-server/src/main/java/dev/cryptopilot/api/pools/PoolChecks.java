// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.PoolCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has the operator look at pools now, instead of believing what it last wrote down. */
public final class PoolChecks {

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final ClusterCache cache;
  private final PoolWriter writer;
  private final Duration patience;
  private final Clock clock;
  private final Pause pause;

  /**
   * Checks of pools.
   *
   * @param patience how long an answer is waited for at most; never longer than 10 s
   * @param pause how it waits between two looks
   */
  public PoolChecks(
      ClusterCache cache, PoolWriter writer, Duration patience, Clock clock, Pause pause) {
    this.cache = cache;
    this.writer = writer;
    this.patience = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Asks for a check of each pool and waits for the answers.
   *
   * @param request an id that no other check had
   * @return whether all were looked at; if not, what is known of the others is older
   */
  boolean look(Collection<BotPool> pools, String request, Instant deadline) {
    Set<String> names =
        pools.stream().map(pool -> pool.getMetadata().getName()).collect(Collectors.toSet());
    names.forEach(name -> writer.askForCheck(name, request));
    Instant end = clock.instant().plus(patience);
    while (!names.stream().allMatch(name -> answered(name, request))) {
      if (!clock.instant().isBefore(end.isBefore(deadline) ? end : deadline)
          || Pause.interrupted()) {
        return false;
      }
      pause.sleep(PAUSE);
    }
    return true;
  }

  /** A pool that is gone has nothing to be looked at. */
  private boolean answered(String name, String request) {
    Optional<BotPool> pool = cache.pool(name);
    return pool.isEmpty()
        || pool.get()
            .statusOrEmpty()
            .checked()
            .map(PoolCheck::requestId)
            .filter(request::equals)
            .isPresent();
  }
}
