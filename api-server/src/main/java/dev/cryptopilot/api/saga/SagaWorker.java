// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what callers left behind: sagas of a server that died, bots that left by themselves. Any
 * number of servers may run it on one database.
 */
public final class SagaWorker {
  private static final Logger LOG = LoggerFactory.getLogger(SagaWorker.class);
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final int MOST = 50;

  private final SagaStore store;
  private final SagaRunner runner;
  private final Departures departures;
  private final Clock clock;

  public SagaWorker(SagaStore store, SagaRunner runner, Departures departures, Clock clock) {
    this.store = store;
    this.runner = runner;
    this.departures = departures;
    this.clock = clock;
  }

  /** One round; call it every second or so. Returns how many sagas it found due. */
  public int round() {
    try {
      departures.sweep();
    } catch (BotMoneyUnavailable e) {
      LOG.debug("bots that leave are looked for later: {}", e.getMessage());
    }
    List<String> due = store.read(pages -> pages.sagas().due(clock.instant(), MOST));
    for (String id : due) {
      runner.turn(id, clock.instant().plus(TURN));
    }
    return due.size();
  }
}
